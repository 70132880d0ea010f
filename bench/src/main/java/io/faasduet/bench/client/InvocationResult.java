package io.faasduet.bench.client;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.results.Billed;
import io.faasduet.localcloud.process.ShownText;
import java.util.Optional;
import java.util.OptionalLong;

/** The result of one invocation. */
public sealed interface InvocationResult {

  /**
   * A valid answer.
   *
   * @param json the response
   * @param latencyNanos from sending the request to the last byte of the response, or, where this
   *     machine started an instance for it, from the spawn of its process
   * @param instance what the instance reported of itself; empty only of {@link
   *     ResponseContract#ANY_SERVER}
   * @param residentBytes the memory of the instance after the request, where it is known
   * @param billed what the platform charges for, where it reports that
   */
  record Success(
      byte[] json,
      long latencyNanos,
      Optional<InstanceReport> instance,
      OptionalLong residentBytes,
      Optional<Billed> billed)
      implements InvocationResult {
    public Success {
      requireNonNull(json, "json");
      requireNonNull(instance, "instance");
      requireNonNull(residentBytes, "residentBytes");
      requireNonNull(billed, "billed");
    }

    /** The same with another latency, and with the memory where it was not known. */
    public Success with(long otherLatencyNanos, OptionalLong memoryBytes) {
      return new Success(
          json,
          otherLatencyNanos,
          instance,
          residentBytes.isPresent() ? residentBytes : memoryBytes,
          billed);
    }
  }

  /**
   * No answer, or not a valid one.
   *
   * @param kind what went wrong, in a word that results are grouped by: {@code refused}, {@code
   *     timeout}, {@code connection}, {@code not-started}, {@code bad-answer}, {@code
   *     wrong-answer}, {@code interrupted}, {@code not-signed}, {@code http-<status>}, {@code
   *     grpc-<status>} or {@code lambda-<error type>}
   * @param detail a sentence for the user. It may be the target's: control characters are replaced,
   *     and what is beyond 1,000 characters is cut
   */
  record Failure(String kind, String detail) implements InvocationResult {
    public static final String REFUSED = "refused";
    public static final String TIMEOUT = "timeout";
    public static final String CONNECTION = "connection";
    public static final String NOT_STARTED = "not-started";
    public static final String BAD_ANSWER = "bad-answer";

    /** The function's own check has refused the answer. */
    public static final String WRONG_ANSWER = "wrong-answer";

    public static final String INTERRUPTED = "interrupted";

    /** No credentials could be resolved to sign the request with. */
    public static final String NOT_SIGNED = "not-signed";

    private static final int LONGEST_DETAIL = 1000;

    public Failure {
      requireNonNull(kind, "kind");
      requireNonNull(detail, "detail");
      String shown = ShownText.of(detail);
      detail = shown.length() <= LONGEST_DETAIL ? shown : shown.substring(0, LONGEST_DETAIL) + "…";
    }

    /** A failure with the cause's message. */
    public static Failure of(String kind, Throwable cause) {
      return new Failure(kind, ResponseChecks.message(cause));
    }
  }
}
