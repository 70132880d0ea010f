package io.faasduet.bench.platform.local;

import io.faasduet.bench.platform.PackagedForm;
import io.faasduet.bench.platform.Platform;
import io.faasduet.localcloud.startup.StartVariant;
import java.util.List;
import java.util.Set;

/** A platform on this machine whose instances are processes of the function's server directory. */
abstract class LocalServerPlatform implements Platform {
  private final String key;

  LocalServerPlatform(String key) {
    this.key = key;
  }

  @Override
  public final String key() {
    return key;
  }

  @Override
  public final boolean local() {
    return true;
  }

  @Override
  public final Set<PackagedForm> forms() {
    return Set.of(PackagedForm.SERVER_DIRECTORY);
  }

  @Override
  public final List<StartVariant> starts() {
    return LocalServers.STARTS;
  }

  @Override
  public final boolean choosesCompiler() {
    return true;
  }
}
