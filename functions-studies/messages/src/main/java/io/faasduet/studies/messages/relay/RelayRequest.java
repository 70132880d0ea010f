package io.faasduet.studies.messages.relay;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;
import java.util.Optional;
import java.util.Set;

/**
 * What is handed on, and how.
 *
 * @param means {@code call} for the invocation alone, {@code s3} or {@code dynamodb}
 * @param role {@code both} writes and reads, {@code writer} and {@code reader} do one of the two;
 *     {@code both} unless given
 * @param payload what is handed on, 8 to 100,000 characters
 * @param trials how often, 1 to 10,000; once unless given
 * @param id tells transfers apart: a reader reads what the writer of its id has written
 * @param bucket where objects go, for {@code s3}
 * @param table where items go, for {@code dynamodb}
 */
public record RelayRequest(
    String means,
    Optional<String> role,
    String payload,
    Optional<Integer> trials,
    Optional<String> id,
    Optional<String> bucket,
    Optional<String> table) {
  static final String CALL = "call";
  static final String S3 = "s3";
  static final String DYNAMODB = "dynamodb";
  static final String BOTH = "both";
  static final String WRITER = "writer";
  static final String READER = "reader";

  private static final int SHORTEST = 8;
  private static final int LONGEST = 100_000;
  private static final int MOST_TRIALS = 10_000;

  public RelayRequest {
    requireNonNull(means, "means");
    requireNonNull(role, "role");
    requireNonNull(payload, "payload");
    requireNonNull(trials, "trials");
    requireNonNull(id, "id");
    requireNonNull(bucket, "bucket");
    requireNonNull(table, "table");
    require(
        Set.of(CALL, S3, DYNAMODB).contains(means),
        "field 'means' must be call, s3 or dynamodb, not '" + means + "'");
    String asked = role.orElse(BOTH);
    require(
        Set.of(BOTH, WRITER, READER).contains(asked),
        "field 'role' must be both, writer or reader, not '" + asked + "'");
    require(
        payload.length() >= SHORTEST && payload.length() <= LONGEST,
        "field 'payload' must have 8 to 100000 characters, not " + payload.length());
    int times = trials.orElse(1);
    require(
        times >= 1 && times <= MOST_TRIALS, "field 'trials' must be from 1 to 10000, not " + times);
    require(
        id.orElse("a").matches("[A-Za-z0-9_-]{1,80}"),
        "field 'id' must be 1 to 80 letters, digits, - and _");
    require(!means.equals(S3) || bucket.isPresent(), "field 'bucket' is needed for s3");
    require(!means.equals(DYNAMODB) || table.isPresent(), "field 'table' is needed for dynamodb");
    require(
        asked.equals(BOTH) || id.isPresent(),
        "field 'id' is needed for a writer and a reader, which find each other by it");
  }

  private static void require(boolean condition, String fault) {
    if (!condition) {
      throw new InvalidRequestException(fault);
    }
  }

  boolean writes() {
    return !role.orElse(BOTH).equals(READER);
  }

  boolean reads() {
    return !role.orElse(BOTH).equals(WRITER);
  }

  /** The payload of a trial: its first characters are the trial's number, so that none is stale. */
  String payload(int trial) {
    return "%08d".formatted(trial) + payload.substring(SHORTEST);
  }
}
