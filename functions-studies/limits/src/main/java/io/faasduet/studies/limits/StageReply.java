package io.faasduet.studies.limits;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;

/**
 * Where the last stage of a chain sends its answer.
 *
 * @param to the URL of an SQS queue
 * @param id what the answer has as its {@code id}
 */
public record StageReply(String to, String id) {
  public StageReply {
    requireNonNull(to, "to");
    requireNonNull(id, "id");
    if (!to.matches("https?://\\S+")) {
      throw new InvalidRequestException("field 'reply.to' must be a queue's URL, not '" + to + "'");
    }
  }
}
