package io.faasduet.studies.messages.relay;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One kilobyte of text, with a bucket and a table that it may be handed on by. The request is a
 * plain call; experiments ask for other means by its fields.
 */
public final class RelayInput implements InputGenerator {
  private static final int BYTES = 1024;

  @Override
  public GeneratedInput generate(InputContext context) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("means", RelayRequest.CALL);
    payload.put("payload", "0123456789abcdef".repeat(BYTES / 16));
    payload.put("bucket", context.bucket());
    payload.put("table", "relay");
    return GeneratedInput.of(payload);
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    String sent = (String) answer.payload().get("payload");
    return answer.response().get("payload") instanceof String got
            && got.length() == sent.length()
            && got.substring(8).equals(sent.substring(8))
        ? Optional.empty()
        : Optional.of("the payload that was handed on is not the one that was sent");
  }
}
