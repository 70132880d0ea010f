package io.faasduet.studies.messages.censor;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;

/**
 * Where an answer goes.
 *
 * @param to the URL of an SQS queue, or {@code s3://bucket/prefix/} below which answers are objects
 * @param id what the answer has as its {@code id}
 */
public record ReplyAddress(String to, String id) {
  public ReplyAddress {
    requireNonNull(to, "to");
    requireNonNull(id, "id");
    if (!to.matches("https?://\\S+") && !to.matches("s3://[^/\\s]+/(\\S+/)?")) {
      throw new InvalidRequestException(
          "field 'reply.to' must be a queue's URL, or like s3://bucket/prefix/, not '" + to + "'");
    }
    if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
      throw new InvalidRequestException(
          "field 'reply.id' must be 1 to 80 letters, digits, - and _, not '" + id + "'");
    }
  }

  boolean isQueue() {
    return !to.startsWith("s3:");
  }
}
