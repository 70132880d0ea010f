package io.faasduet.cli.cloud.aws;

import io.faasduet.cli.cloud.CloudResource;
import io.faasduet.cli.cloud.DeploymentCache;
import io.faasduet.cli.cloud.ResourceLedger;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What runs have left on AWS that ended before they had removed it: those that were killed. */
public final class LeftRuns {
  private LeftRuns() {}

  /** The file of a run that is locked while its process lives. */
  static Path sign(DeploymentCache cache, String id) {
    return cache.directory().resolve("runs").resolve(id);
  }

  /** What is in the ledger of runs whose process has ended, in the order of deletion. */
  public static List<CloudResource> in(DeploymentCache cache) {
    return new ResourceLedger(cache)
        .all().stream()
            .filter(
                each -> {
                  Path sign = sign(cache, each.id());
                  return sign.toFile().exists() && RunLease.isFree(sign);
                })
            .toList();
  }

  /** Forgets runs of which nothing is left. */
  public static void forget(DeploymentCache cache) {
    Set<String> left =
        new ResourceLedger(cache).all().stream().map(CloudResource::id).collect(Collectors.toSet());
    File[] signs = Optional.ofNullable(sign(cache, "").toFile().listFiles()).orElse(new File[0]);
    for (File sign : signs) {
      if (!left.contains(sign.getName()) && RunLease.isFree(sign.toPath())) {
        sign.delete();
      }
    }
  }
}
