package io.faasduet.cli.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.localcloud.snapshot.Criu;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Many processes that are restored from one snapshot at once, and what each tells of itself. A
 * request that the function refuses is as good as any: an instance tells of itself with every
 * answer.
 */
final class RestoredAtOnce {
  static final String REFUSED = "{\"no_such_field\":1}";
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final int MEMORY_MB = 1769;

  /** Nothing listens there; no function needs a service of AWS to be restored. */
  static final Map<String, String> NO_SERVICES =
      Map.of(
          "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
          "AWS_REGION", "us-east-1",
          "AWS_ACCESS_KEY_ID", "none",
          "AWS_SECRET_ACCESS_KEY", "none");

  private static final int MANY = 20;

  /** What all that are restored at once may occupy. */
  private static final long MEMORY = 4L << 30;

  private RestoredAtOnce() {}

  /** What an instance said of itself with its first answer. */
  record Seen(String instance, boolean cold, Optional<String> requestId) {}

  /** What one of them is asked. */
  interface Numbered<T> {
    T call(int index) throws Exception;
  }

  /** Says why the tests are skipped where there is no CRIU. */
  static void assumeAnEngine() {
    Optional<String> refusal = Criu.ofThisJvm().refusal();
    assumeThat(refusal).as(refusal.orElse("")).isEmpty();
  }

  static Stream<String> functions() {
    return Catalogue.ofThisDirectory().functions().stream().map(PackagedFunction::name).sorted();
  }

  static Map<String, String> settings(PackagedFunction function) {
    Map<String, String> settings = new HashMap<>(NO_SERVICES);
    settings.putAll(function.descriptor().environment());
    return settings;
  }

  /** Twenty; large ones are fewer where all would not fit into memory. */
  static int count(long snapshotBytes) {
    return Math.toIntExact(Math.max(2, Math.min(MANY, MEMORY / snapshotBytes)));
  }

  static <T> List<T> together(int count, Numbered<T> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int index = 0; index < count; index++) {
        int mine = index;
        tasks.add(() -> task.call(mine));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(tasks)) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  static void assertAllDifferent(List<Seen> seen) {
    assertThat(seen).extracting(Seen::instance).doesNotHaveDuplicates();
    assertThat(seen).extracting(Seen::cold).containsOnly(true);
    assertThat(seen.stream().flatMap(each -> each.requestId().stream()))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  static String header(HttpResponse<String> answer, String name) {
    return answer
        .headers()
        .firstValue(name)
        .orElseThrow(() -> new AssertionError(name + " is missing: " + answer.body()));
  }
}
