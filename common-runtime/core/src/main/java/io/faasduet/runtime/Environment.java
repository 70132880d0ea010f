package io.faasduet.runtime;

import static java.util.Objects.requireNonNull;

import java.time.Clock;

/**
 * What a function's constructor is given.
 *
 * @param settings the process's settings, read once from its environment variables
 * @param objectStore where pictures and models come from and go to; owned by the {@link
 *     FunctionHost}, which closes it after the function
 * @param clock the time of day
 */
public record Environment(Settings settings, ObjectStore objectStore, Clock clock) {
  public Environment {
    requireNonNull(settings, "settings");
    requireNonNull(objectStore, "objectStore");
    requireNonNull(clock, "clock");
  }
}
