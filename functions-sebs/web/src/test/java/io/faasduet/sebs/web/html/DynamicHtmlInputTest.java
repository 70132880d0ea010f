package io.faasduet.sebs.web.html;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DynamicHtmlInputTest {
  private final DynamicHtmlInput generator = new DynamicHtmlInput();

  @ParameterizedTest
  @EnumSource
  void theFunctionsAnswerIsRight(InputSize size) throws Exception {
    InputContext context = context(size);
    GeneratedInput input = generator.generate(context);
    int count = (Integer) input.payload().get("random_len");
    String html =
        new DynamicHtml(InitContext.of(Settings.of(Map.of())))
            .apply(new DynamicHtmlRequest("testname", count), Invocation.of("1"))
            .result();
    assertThat(generator.validate(answer(context, input, Map.of("result", html)))).isEmpty();
    assertThat(html.lines().filter(line -> line.contains("<li>")).distinct()).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({
    "Welcome testname!, Welcome other!, Welcome testname!",
    "generated at, made at, Data generated at:",
    "<li>, <p>, 'has 0 numbers, not 10'"
  })
  void whatIsMissingIsNamed(String text, String other, String fault) throws Exception {
    InputContext context = context(InputSize.TEST);
    GeneratedInput input = generator.generate(context);
    String right =
        new DynamicHtml(InitContext.of(Settings.of(Map.of())))
            .apply(new DynamicHtmlRequest("testname", 10), Invocation.of("1"))
            .result();
    assertThat(
            generator.validate(
                answer(context, input, Map.of("result", right.replace(text, other)))))
        .hasValueSatisfying(found -> assertThat(found).contains(fault));
  }

  @ParameterizedTest
  @CsvSource({"result, ''", "other, text"})
  void anAnswerWithoutAPageIsRefused(String field, String text) {
    InputContext context = context(InputSize.TEST);
    assertThat(
            generator.validate(answer(context, generator.generate(context), Map.of(field, text))))
        .contains("there is no page in the result");
  }

  private static BenchmarkAnswer answer(
      InputContext context, GeneratedInput input, Map<String, Object> response) {
    return new BenchmarkAnswer(input.payload(), response, context);
  }

  private static InputContext context(InputSize size) {
    return new InputContext(
        size,
        42,
        Optional.empty(),
        Path.of("."),
        "bench",
        List.of(),
        List.of(),
        Duration.ofSeconds(10));
  }
}
