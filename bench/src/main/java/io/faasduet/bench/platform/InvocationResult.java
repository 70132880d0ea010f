package io.faasduet.bench.platform;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.results.Billed;
import io.faasduet.bench.results.Phase;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The result of one request. */
public sealed interface InvocationResult {

  /**
   * The function answered.
   *
   * @param json its answer
   * @param latencyNanos from sending the request to the last byte of the answer, or, where this
   *     machine started the process for it, from the spawn of the process
   * @param process what the process said of itself; empty only of an {@link
   *     ResponseContract#ANY_SERVER}
   * @param residentBytes the memory of the process after the request, where it is known
   * @param billed what the platform says that it charges for, where it says so
   */
  record Success(
      byte[] json,
      long latencyNanos,
      Optional<Process> process,
      OptionalLong residentBytes,
      Optional<Billed> billed)
      implements InvocationResult {
    public Success {
      requireNonNull(json, "json");
      requireNonNull(process, "process");
      requireNonNull(residentBytes, "residentBytes");
      requireNonNull(billed, "billed");
    }
  }

  /**
   * What a process says of itself with each answer.
   *
   * @param cold whether this was its first request
   * @param instance the id that it drew when it started
   * @param timingsMillis what the function timed of itself, in milliseconds
   */
  record Process(boolean cold, String instance, Map<Phase, Double> timingsMillis) {
    public Process {
      requireNonNull(instance, "instance");
      timingsMillis = Map.copyOf(timingsMillis);
    }
  }

  /**
   * There was no answer, or not the one that was asked for.
   *
   * @param kind what went wrong, in a word that results are grouped by: {@code refused}, {@code
   *     timeout}, {@code connection}, {@code not-started}, {@code bad-answer}, {@code interrupted},
   *     {@code http-<status>}, {@code grpc-<status>}, {@code lambda-<error type>} or {@code
   *     function-<error type>}
   * @param detail a sentence for the user
   */
  record Failure(String kind, String detail) implements InvocationResult {
    static final String REFUSED = "refused";
    static final String TIMEOUT = "timeout";
    static final String CONNECTION = "connection";
    static final String NOT_STARTED = "not-started";
    static final String BAD_ANSWER = "bad-answer";
    static final String INTERRUPTED = "interrupted";

    public Failure {
      requireNonNull(kind, "kind");
      requireNonNull(detail, "detail");
    }

    static Failure of(String kind, Throwable cause) {
      return new Failure(kind, ResponseChecks.message(cause));
    }
  }
}
