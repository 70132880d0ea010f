package io.faasduet.api;

import static java.util.Objects.requireNonNull;

import java.time.Clock;

/**
 * What a function's constructor is given. A function that needs more, such as an object store,
 * opens it from the settings and closes it in {@link ServerlessFunction#close}.
 */
public final class InitContext {
  private final Settings settings;
  private final Clock clock;

  private InitContext(Settings settings, Clock clock) {
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Settings, and the system's clock in UTC. */
  public static InitContext of(Settings settings) {
    return of(settings, Clock.systemUTC());
  }

  /** Settings and a clock. */
  public static InitContext of(Settings settings, Clock clock) {
    return new InitContext(settings, clock);
  }

  /** The process's settings, read once from its environment variables. */
  public Settings settings() {
    return settings;
  }

  /** The time of day. */
  public Clock clock() {
    return clock;
  }
}
