package io.faasduet.sebs.micro.sleep;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Asks for 1, 100 or 1,000 seconds. */
public final class SleepInput implements InputGenerator {
  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    int seconds =
        switch (context.size()) {
          case TEST -> 1;
          case SMALL -> 100;
          case LARGE -> 1_000;
        };
    if (seconds >= context.timeout().toSeconds()) {
      throw new IOException(
          "size %s sleeps %d s, and an invocation may take %d s; take a smaller size or a longer time-out"
              .formatted(context.size(), seconds, context.timeout().toSeconds()));
    }
    return GeneratedInput.of(Map.of("sleep", seconds));
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    double expected = ((Number) answer.payload().get("sleep")).doubleValue();
    return answer
        .result(Number.class)
        .filter(seconds -> seconds.doubleValue() == expected)
        .map(right -> Optional.<String>empty())
        .orElseGet(
            () ->
                Optional.of(
                    "the result is %s, not %s"
                        .formatted(answer.response().get("result"), expected)));
  }
}
