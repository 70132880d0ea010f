package io.faasduet.bench.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.faasduet.bench.results.Billed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** The checks that a response must pass to count as a success. */
final class ResponseChecks {
  /** More than any platform sends; what a target sends beyond it would only fill the memory. */
  static final int MAX_BYTES = 64 << 20;

  private static final int EXCERPT = 200;
  private static final JsonFactory FACTORY = new JsonFactory();

  private ResponseChecks() {}

  /** A success, if it is what the contract asks for. */
  static InvocationResult checked(
      ResponseContract contract,
      byte[] body,
      long latencyNanos,
      Optional<InstanceReport> instance,
      OptionalLong residentBytes,
      Optional<Billed> billed) {
    if (contract == ResponseContract.DUET_FUNCTION && instance.isEmpty()) {
      return new InvocationResult.Failure(
          InvocationResult.Failure.BAD_ANSWER,
          "the response does not name its instance (X-Duet-Instance), as a Duet function's does");
    }
    if (contract == ResponseContract.DUET_FUNCTION && !isObject(body)) {
      return new InvocationResult.Failure(
          InvocationResult.Failure.BAD_ANSWER,
          "the response is not a JSON object: " + excerpt(body));
    }
    return new InvocationResult.Success(body, latencyNanos, instance, residentBytes, billed);
  }

  static InvocationResult.Failure tooLarge() {
    return new InvocationResult.Failure(
        InvocationResult.Failure.BAD_ANSWER,
        "the response is larger than the " + MAX_BYTES + " bytes that are read");
  }

  private static boolean isObject(byte[] body) {
    return body.length >= 2 && body[0] == '{' && body[body.length - 1] == '}';
  }

  /** What an exception says of itself, which for few is nothing. */
  static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.toString() : message;
  }

  /** The sentence in a field of a JSON object that tells of a failure; else the object itself. */
  static String reason(byte[] body, String field) {
    try (JsonParser parser = FACTORY.createParser(body)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (name.equals(field) && parser.hasToken(JsonToken.VALUE_STRING)) {
          return parser.getText();
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      return excerpt(body);
    }
    return excerpt(body);
  }

  /** The beginning of an answer on one line, for a message. */
  static String excerpt(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
  }
}
