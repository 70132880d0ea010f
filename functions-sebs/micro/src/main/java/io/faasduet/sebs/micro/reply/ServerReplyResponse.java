package io.faasduet.sebs.micro.reply;

import static java.util.Objects.requireNonNull;

/**
 * The reply.
 *
 * @param result at most 1,024 bytes of it, as text
 */
public record ServerReplyResponse(String result) {
  public ServerReplyResponse {
    requireNonNull(result, "result");
  }
}
