package io.faasduet.runtime;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.Settings;
import io.faasduet.runtime.json.Json;
import java.util.Optional;

/**
 * Requests that a function makes to itself before a snapshot of its process, as many as the setting
 * {@value #SETTING} says: the classes of the whole call are loaded then, and its code is compiled
 * as far as that many calls have it. Each is the one that measurements send. Lambda's SnapStart has
 * no other way, since it invokes no function before it takes a snapshot.
 */
public final class OwnRequests {
  /** The setting, an environment variable: how many requests. */
  public static final String SETTING = "DUET_PRIME";

  private static final int MOST = 100_000;

  private OwnRequests() {}

  /**
   * How many the settings want; 0 unless they say so.
   *
   * @throws io.faasduet.api.InvalidSettingException if it is no such number
   */
  static int wanted(Settings settings) {
    return (int) settings.number(SETTING, 0, 0, MOST);
  }

  /**
   * Makes them, one after the other; none is the cold one.
   *
   * @throws IllegalStateException if the function has no request of its own
   * @throws io.faasduet.api.FunctionException if one fails
   */
  static <I> void make(FunctionHost<I, ?> host, int calls) {
    if (calls == 0) {
      return;
    }
    FunctionSpec<I, ?> spec = host.spec();
    byte[] json =
        json(spec)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "%s=%d, and %s has no request of its own: its FunctionSpec needs an example"
                            .formatted(SETTING, calls, spec.name())));
    for (int call = 0; call < calls; call++) {
      host.invoke(json, FunctionHost.refused(Optional.empty()));
    }
  }

  /** Writes and reads one, if there is one; it reaches no function. */
  static <I> void readOne(FunctionHost<I, ?> host) {
    json(host.spec()).ifPresent(host::decode);
  }

  private static <I> Optional<byte[]> json(FunctionSpec<I, ?> spec) {
    return spec.benchmark().map(request -> Json.write(request, spec.fieldNaming()));
  }
}
