package io.faasduet.studies.election;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.runtime.json.Json;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VoterInputTest {
  @ParameterizedTest
  @EnumSource
  void isARequestAndAnAnswerMustSayWhyItEnded(InputSize size) throws Exception {
    InputContext context =
        new InputContext(
            size,
            1,
            Optional.empty(),
            Path.of("unused"),
            "bucket",
            List.of(),
            List.of(),
            Duration.ofSeconds(30));
    VoterInput input = new VoterInput();
    GeneratedInput made = input.generate(context);
    VoterRequest request =
        Json.read(Json.write(made.payload()), VoterRequest.class, Voter.SPEC.fieldNaming());
    assertThat(request.seconds()).isPresent();
    assertThat(
            input.validate(
                new BenchmarkAnswer(made.payload(), Map.of("ended", "deadline"), context)))
        .isEmpty();
    assertThat(input.validate(new BenchmarkAnswer(made.payload(), Map.of(), context)))
        .hasValue("ended is null");
  }
}
