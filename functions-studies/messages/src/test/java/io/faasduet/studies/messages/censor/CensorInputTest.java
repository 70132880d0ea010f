package io.faasduet.studies.messages.censor;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CensorInputTest {
  @TempDir Path directory;

  @Test
  void onlyTheRightWordsInTheRightPlacesAreRight() throws Exception {
    InputContext context =
        new InputContext(
            InputSize.TEST,
            42,
            Optional.empty(),
            directory,
            "bucket",
            List.of("censor-0-input"),
            List.of("censor-0-output"),
            Duration.ofSeconds(30));
    CensorInput generator = new CensorInput();
    GeneratedInput input = generator.generate(context);
    assertThat(input.payload()).containsEntry("model", "s3://bucket/censor-0-input/words.txt");
    @SuppressWarnings("unchecked")
    List<String> documents = (List<String>) input.payload().get("documents");
    assertThat(documents).hasSize(10);
    List<Map<String, Object>> censored = censored(documents);
    assertThat(censored.stream().mapToInt(document -> (int) document.get("words")).sum())
        .isBetween(5, 60);
    assertThat(fault(generator, context, input, censored)).isEmpty();
    Collections.swap(censored, 0, 1);
    assertThat(fault(generator, context, input, censored))
        .hasValueSatisfying(fault -> assertThat(fault).startsWith("document 0 "));
    assertThat(fault(generator, context, input, censored.subList(0, 9))).isPresent();
  }

  private static List<Map<String, Object>> censored(List<String> documents) throws Exception {
    try (Censor censor = new Censor(InitContext.of(Settings.of(Map.of())))) {
      return new ArrayList<>(
          censor
              .apply(
                  new CensorRequest(documents, Optional.empty(), Optional.empty()),
                  Invocation.of("r"))
              .documents()
              .stream()
              .map(
                  document -> {
                    Map<String, Object> json = new HashMap<>();
                    json.put("text", document.text());
                    json.put("words", document.words());
                    return json;
                  })
              .toList());
    }
  }

  private static Optional<String> fault(
      CensorInput generator,
      InputContext context,
      GeneratedInput input,
      List<Map<String, Object>> documents) {
    return generator.validate(
        new BenchmarkAnswer(input.payload(), Map.of("documents", documents), context));
  }
}
