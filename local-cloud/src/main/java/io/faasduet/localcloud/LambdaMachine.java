package io.faasduet.localcloud;

import io.faasduet.api.Settings;
import java.util.Map;

/**
 * What a local Lambda service takes from its surroundings, and tests give it instead.
 *
 * @param cache where packages are unpacked
 * @param confiner limits environments
 * @param waits between the tries of an event
 * @param codeStorageBytes how much all packages together may take
 */
record LambdaMachine(
    CacheDirectory cache, Confiner confiner, RetryWaits waits, long codeStorageBytes) {
  private static final long CODE_STORAGE_BYTES = 75L << 30;

  static LambdaMachine of(Map<String, String> settings) {
    return of(CacheDirectory.of(Settings.of(settings)));
  }

  static LambdaMachine of(CacheDirectory cache) {
    return new LambdaMachine(
        cache, ChildProcesses.ofThisJvm().confiner(), RetryWaits.ofAws(), CODE_STORAGE_BYTES);
  }
}
