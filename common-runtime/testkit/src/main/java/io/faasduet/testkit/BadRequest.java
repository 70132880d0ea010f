package io.faasduet.testkit;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.ErrorKind;

/**
 * A request that a function refuses.
 *
 * @param json the request
 * @param failure how it is refused
 * @param says what the refusal must say: the field at fault, the object that is missing
 */
public record BadRequest(String json, ErrorKind failure, String says) {
  public BadRequest {
    requireNonNull(json, "json");
    requireNonNull(failure, "failure");
    requireNonNull(says, "says");
  }

  /** A request whose named field is wrong. */
  public static BadRequest ofField(String field, String json) {
    return new BadRequest(json, ErrorKind.INVALID_REQUEST, "'" + field + "'");
  }
}
