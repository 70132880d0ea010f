package io.faasduet.bench.platform.remote;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.Seconds;
import java.time.Duration;
import java.util.Optional;

/**
 * What is known of a server elsewhere.
 *
 * @param idleSeconds after how long without requests its platform has ended all instances, so that
 *     the next request is a cold start; 0 if its instances stay
 */
public record AddressOptions(double idleSeconds) {
  /** A server whose instances stay. */
  public AddressOptions() {
    this(0);
  }

  public AddressOptions {
    FieldChecks.within("idle_seconds", idleSeconds, 0, 86_400);
  }

  /** {@link #idleSeconds}, if instances end. */
  Optional<Duration> idle() {
    return idleSeconds == 0 ? Optional.empty() : Optional.of(Seconds.of(idleSeconds));
  }
}
