package io.faasduet.sebs.network;

import io.faasduet.api.Settings;
import io.faasduet.localcloud.storage.LocalStorage;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store with the bucket {@code bench} for tests. */
public final class NetworkSetting implements AutoCloseable {
  private final LocalStorage storage = LocalStorage.start();

  public NetworkSetting() {
    storage.createBucket("bench");
  }

  public Map<String, String> variables() {
    return storage.settings();
  }

  public Settings settings() {
    return Settings.of(storage.settings());
  }

  /** The context of an input. */
  public static InputContext context(InputSize size) {
    return context(size, Optional.empty());
  }

  /** The same for functions that reach this machine by that address. */
  static InputContext context(InputSize size, Optional<String> publicAddress) {
    return new InputContext(
        size,
        42,
        Optional.empty(),
        Path.of("."),
        "bench",
        List.of(),
        List.of("out"),
        Duration.ofSeconds(30),
        publicAddress);
  }

  @Override
  public void close() {
    storage.close();
  }
}
