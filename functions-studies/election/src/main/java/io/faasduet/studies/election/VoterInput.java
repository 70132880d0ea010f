package io.faasduet.studies.election;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of {@code voter}: one voter alone, who votes for a second, five or thirty. An answer
 * must say why it ended.
 */
public final class VoterInput implements InputGenerator {
  @Override
  public GeneratedInput generate(InputContext context) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("election", "seed-" + context.seed());
    payload.put("command", VoterRequest.VOTE);
    payload.put("voter", 1);
    payload.put(
        "seconds",
        switch (context.size()) {
          case TEST -> 1;
          case SMALL -> 5;
          case LARGE -> 30;
        });
    return new GeneratedInput(payload, List.of(), List.of());
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    Object ended = answer.response().get("ended");
    return ended instanceof String text && !text.isEmpty()
        ? Optional.empty()
        : Optional.of("ended is " + ended);
  }
}
