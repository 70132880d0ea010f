package io.faasduet.localcloud.lambda;

import io.faasduet.api.Settings;
import io.faasduet.localcloud.lambda.events.RetryBackoff;
import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.limits.ResourceLimiter;
import io.faasduet.localcloud.snapshot.Criu;
import io.faasduet.localcloud.snapshot.SnapshotEngine;
import java.util.Map;

/**
 * The surroundings of a local Lambda service, which tests replace.
 *
 * @param cache where packages are unpacked
 * @param limiter limits environments
 * @param waits between the tries of an event
 * @param codeStorageBytes how much all packages together may take
 * @param snapshots takes snapshots of environments, and restores them
 */
record LambdaServiceContext(
    CacheDirectory cache,
    ResourceLimiter limiter,
    RetryBackoff waits,
    long codeStorageBytes,
    SnapshotEngine snapshots) {
  private static final long CODE_STORAGE_BYTES = 75L << 30;

  static LambdaServiceContext of(Map<String, String> settings) {
    return of(CacheDirectory.of(Settings.of(settings)));
  }

  static LambdaServiceContext of(CacheDirectory cache) {
    return new LambdaServiceContext(
        cache,
        ChildProcesses.ofThisJvm().limiter(),
        RetryBackoff.ofAws(),
        CODE_STORAGE_BYTES,
        Criu.ofThisJvm());
  }
}
