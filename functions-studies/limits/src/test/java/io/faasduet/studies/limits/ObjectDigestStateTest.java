package io.faasduet.studies.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectDigestStateTest {
  @TempDir Path directory;

  @Test
  void anExecutionStopsBeforeItsDeadlineAndTheNextGoesOn() throws Exception {
    InputContext context = context();
    ObjectDigestInput generator = new ObjectDigestInput();
    GeneratedInput input = generator.generate(context);
    try (EmbeddedS3 s3 = EmbeddedS3.start()) {
      s3.createBucket("bucket");
      for (var object : input.objects()) {
        s3.put("bucket", object.key(), Files.readAllBytes(object.file()));
      }
      ObjectDigestRequest request =
          new ObjectDigestRequest(
              (String) input.payload().get("objects"),
              0,
              8,
              2,
              Optional.empty(),
              Optional.of(input.payload().get("state_prefix") + "1"));
      try (ObjectDigest function = new ObjectDigest(InitContext.of(Settings.of(s3.settings())))) {
        Invocation late =
            Invocation.builder("late").deadline(Optional.of(Instant.now().plusMillis(1))).build();
        ObjectDigestResponse first = function.apply(request, late);
        assertThat(first.next()).as("one object in any case").isEqualTo(1);
        ObjectDigestResponse second = function.apply(request, Invocation.of("in time"));
        assertThat(second.from()).isEqualTo(1);
        assertThat(second.next()).isEqualTo(8);
        assertThat(fault(generator, second, second.sum())).isEmpty();
        assertThat(fault(generator, second, second.sum() + 1))
            .hasValueSatisfying(fault -> assertThat(fault).contains("the sum of objects 0 to 8"));
        assertThat(fault(generator, first, second.sum())).isPresent();
      }
    }
  }

  private Optional<String> fault(
      ObjectDigestInput generator, ObjectDigestResponse response, long sum) {
    return generator.validate(
        new BenchmarkAnswer(
            Map.of(),
            Map.of(
                "from",
                response.from(),
                "next",
                response.next(),
                "sum",
                sum,
                "continued",
                response.continued(),
                "rounds",
                response.rounds()),
            context()));
  }

  private InputContext context() {
    return new InputContext(
        InputSize.TEST,
        42,
        Optional.empty(),
        directory,
        "bucket",
        List.of("in"),
        List.of("out"),
        Duration.ofSeconds(30));
  }
}
