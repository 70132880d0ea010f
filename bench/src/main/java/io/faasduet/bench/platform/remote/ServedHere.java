package io.faasduet.bench.platform.remote;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.localcloud.startup.StartVariant;
import java.util.List;

/** Servers of this machine in a run whose functions are on a cloud, whose names say so. */
public record ServedHere(Platform servers) implements Platform {
  public ServedHere {
    requireNonNull(servers, "servers");
  }

  /** What results call such a target. */
  public static String name(String target) {
    return target + " on this machine";
  }

  @Override
  public String key() {
    return servers.key();
  }

  @Override
  public String label(String target) {
    return name(servers.label(target));
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public Class<? extends Record> optionsType() {
    return servers.optionsType();
  }

  @Override
  public List<StartVariant> starts() {
    return servers.starts();
  }

  @Override
  public boolean choosesCompiler() {
    return servers.choosesCompiler();
  }

  @Override
  public Target open(TargetRequest request) {
    return servers.open(request);
  }
}
