package io.faasduet.api;

import static java.util.Objects.requireNonNull;

import io.faasduet.objectstore.ObjectStore;
import io.faasduet.runtime.FunctionHost;
import java.time.Clock;

/**
 * What a function's constructor is given.
 *
 * @param settings the process's settings, read once from its environment variables
 * @param objectStore where pictures and models come from and go to; owned by the {@link
 *     FunctionHost}, which closes it after the function
 * @param clock the time of day
 */
public record InitContext(Settings settings, ObjectStore objectStore, Clock clock) {
  public InitContext {
    requireNonNull(settings, "settings");
    requireNonNull(objectStore, "objectStore");
    requireNonNull(clock, "clock");
  }
}
