package io.faasduet.api;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** One invocation as its function sees it. Thread-safe. */
public final class Invocation {
  private final String requestId;
  private final Optional<Instant> deadline;
  private final boolean cold;
  private final Timings timings;
  private final Caller caller;

  private Invocation(Builder builder) {
    this.requestId = builder.requestId;
    this.deadline = builder.deadline;
    this.cold = builder.cold;
    this.timings = builder.timings;
    this.caller = builder.caller;
  }

  /** An invocation that is not cold, has no deadline and is timed, of a caller unknown. */
  public static Invocation of(String requestId) {
    return builder(requestId).build();
  }

  /** The beginning of an invocation, for adapters and tests. */
  public static Builder builder(String requestId) {
    return new Builder(requestId);
  }

  /** The platform's id of the request, or one that was drawn for it. */
  public String requestId() {
    return requestId;
  }

  /** When the platform gives up on the answer, where it says so. */
  public Optional<Instant> deadline() {
    return deadline;
  }

  /** Whether this is the first invocation of its environment. */
  public boolean cold() {
    return cold;
  }

  /** The phases of this invocation; they leave by the platform's own channel. */
  public Timings timings() {
    return timings;
  }

  /** A header of the HTTP request, or an entry of gRPC's metadata; empty on other adapters. */
  public Optional<String> header(String lowerCaseName) {
    return caller.header(lowerCaseName);
  }

  /** An entry of the {@code custom} map of Lambda's client context; empty on other adapters. */
  public Optional<String> clientContext(String key) {
    return caller.clientContext(key);
  }

  /** The caller's W3C trace context, to be passed on by functions that call others. */
  public Optional<String> traceParent() {
    return caller.traceParent();
  }

  @Override
  public String toString() {
    return "Invocation[" + requestId + (cold ? ", cold]" : "]");
  }

  /** An invocation that is being described; not thread-safe. */
  public static final class Builder {
    private final String requestId;
    private Optional<Instant> deadline = Optional.empty();
    private boolean cold;
    private Timings timings = new Timings();
    private Caller caller = Caller.UNKNOWN;

    private Builder(String requestId) {
      this.requestId = requireNonNull(requestId, "requestId");
    }

    /** When the platform gives up on the answer. */
    public Builder deadline(Optional<Instant> time) {
      this.deadline = requireNonNull(time, "time");
      return this;
    }

    /** Whether it is the first of its environment. */
    public Builder cold(boolean first) {
      this.cold = first;
      return this;
    }

    /** Where its phases are recorded. */
    public Builder timings(Timings phases) {
      this.timings = requireNonNull(phases, "phases");
      return this;
    }

    /** What is known of its caller. */
    public Builder caller(Caller known) {
      this.caller = requireNonNull(known, "known");
      return this;
    }

    /** The invocation. */
    public Invocation build() {
      return new Invocation(this);
    }
  }
}
