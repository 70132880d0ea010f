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
    return new InputContext(
        size,
        42,
        Optional.empty(),
        Path.of("."),
        "bench",
        List.of(),
        List.of("out"),
        Duration.ofSeconds(30));
  }

  @Override
  public void close() {
    storage.close();
  }
}
