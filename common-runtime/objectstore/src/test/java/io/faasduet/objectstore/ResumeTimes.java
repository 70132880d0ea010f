package io.faasduet.objectstore;

import io.faasduet.api.Settings;
import io.faasduet.files.FileTree;
import io.faasduet.files.TemporaryDirectory;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.objectstore.FaultyProxy.Fault;
import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prints what a second fetch of an object costs after the first one was cut off half-way, with the
 * journal of the parts and without it, and what the journal itself costs; a benchmark, no test.
 */
final class ResumeTimes {
  private static final URI MODEL = URI.create("s3://bucket/model.pb");
  private static final int PART_BYTES = 16 << 20;
  private static final int PARTS = 6;
  private static final int ROUNDS = 7;

  private ResumeTimes() {}

  public static void main(String[] arguments) throws Exception {
    try (EmbeddedS3 s3 = EmbeddedS3.start();
        TemporaryDirectory directory = TemporaryDirectory.create("duet-resume-")) {
      s3.createBucket("bucket");
      s3.put("bucket", "model.pb", new byte[PARTS * PART_BYTES]);
      String endpoint = s3.settings().get("AWS_ENDPOINT_URL_S3");
      try (FaultyProxy proxy = FaultyProxy.before(URI.create(String.valueOf(endpoint)))) {
        Map<String, String> settings = new HashMap<>(s3.settings());
        settings.put("AWS_ENDPOINT_URL_S3", proxy.endpoint().toString());
        try (ObjectStore store = ObjectStores.open(Settings.of(settings))) {
          print("with the journal", measure(proxy, store, directory.path(), true));
          print("without it", measure(proxy, store, directory.path(), false));
        }
      }
      System.out.printf(
          Locale.ROOT, "the journal: %.3f ms a part%n", journalMillis(directory.path()));
    }
  }

  private static List<double[]> measure(
      FaultyProxy proxy, ObjectStore store, Path directory, boolean keep) throws IOException {
    List<double[]> results = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      ObjectCache cache = new ObjectCache(directory.resolve(keep + "-" + round));
      FetchOptions options = new FetchOptions(PART_BYTES, 3, new Backoff(1, Duration.ofMillis(1)));
      ObjectFetcher fetcher = new ObjectFetcher(store, cache, options);
      proxy.forget();
      proxy.follow(
          (request, number) ->
              request.startsWith("GET") && number > PARTS / 2 ? Fault.status(404) : Fault.NONE);
      try {
        fetcher.fetch(MODEL);
        throw new IllegalStateException("the first fetch was not cut off");
      } catch (UncheckedIOException | io.faasduet.api.FunctionException expected) {
        proxy.follow((request, number) -> Fault.NONE);
      }
      if (!keep) {
        FileTree.delete(cache.unfinished(MODEL));
      }
      proxy.forget();
      long start = System.nanoTime();
      fetcher.fetch(MODEL);
      double millis = (System.nanoTime() - start) / 1e6;
      results.add(new double[] {millis, proxy.bodyBytes() / 1e6});
      FileTree.delete(cache.root());
    }
    return results;
  }

  private static double journalMillis(Path directory) throws IOException {
    int parts = 2000;
    ObjectInfo info = new ObjectInfo(MODEL, (long) parts * PART_BYTES, "v", Optional.empty());
    try (PartialObject partial =
        PartialObject.open(directory.resolve("journal"), info, PART_BYTES)) {
      long start = System.nanoTime();
      for (int part = 0; part < parts; part++) {
        partial.finished(part);
      }
      return (System.nanoTime() - start) / 1e6 / parts;
    }
  }

  private static void print(String name, List<double[]> results) {
    double[] millis = results.stream().mapToDouble(result -> result[0]).sorted().toArray();
    double[] megabytes = results.stream().mapToDouble(result -> result[1]).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-18s %4.0f MB, %5.0f ms (%.0f to %.0f)%n",
        name,
        megabytes[ROUNDS / 2],
        millis[ROUNDS / 2],
        millis[0],
        millis[ROUNDS - 1]);
  }
}
