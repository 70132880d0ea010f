package io.faasduet.localcloud.wire;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How a service words that it cannot read a request. */
@FunctionalInterface
public interface RefusalForm {
  /** Sentences, for services without their own form. */
  RefusalForm PLAIN =
      (status, reason) ->
          new Refusal(Map.of("Content-Type", "text/plain;charset=UTF-8"), reason + "\n");

  /**
   * The answer.
   *
   * @param status 400, 404, 414, 431, 501 or 505
   * @param reason a sentence without its full stop
   */
  Refusal refusal(int status, String reason);

  /**
   * An answer without its status.
   *
   * @param headers at most one value each
   */
  record Refusal(Map<String, String> headers, byte[] body) {
    public Refusal {
      headers = Map.copyOf(headers);
      requireNonNull(body, "body");
    }

    /** With a body in UTF-8. */
    public Refusal(Map<String, String> headers, String body) {
      this(headers, body.getBytes(StandardCharsets.UTF_8));
    }
  }
}
