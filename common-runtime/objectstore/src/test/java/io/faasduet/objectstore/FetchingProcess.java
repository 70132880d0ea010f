package io.faasduet.objectstore;

import io.faasduet.api.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process of its own that fetches one object and prints where it lies, or why it does not. Where
 * only the cache matters it has a store that is not S3, and is there in a third of the time.
 */
final class FetchingProcess {
  static final int PART_BYTES = 1 << 17;

  /** The object without S3. */
  static final byte[] CONTENT = new byte[1000];

  private static final String WITHOUT_S3 = "duet.test.without-s3";

  private FetchingProcess() {}

  public static void main(String[] args) {
    Settings settings = Settings.of(System.getenv());
    try (ObjectStore store =
        Boolean.getBoolean(WITHOUT_S3)
            ? new SameContentStore(CONTENT)
            : ObjectStores.open(settings)) {
      FetchOptions plan = new FetchOptions(PART_BYTES, 2, new Backoff(2, Duration.ofMillis(1)));
      ObjectFetcher fetcher = new ObjectFetcher(store, ObjectCache.open(settings), plan);
      System.out.println(fetcher.fetch(URI.create(args[0])));
    } catch (UncheckedIOException e) {
      System.out.println(e.getMessage());
      System.exit(3);
    }
  }

  /** Starts one, under the command given before {@code java}, if any. */
  static Process start(URI address, Path cache, Map<String, String> settings, String... wrapper)
      throws IOException {
    ProcessBuilder builder = builder(address, List.of(), wrapper);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(settings);
    builder.environment().put("DUET_CACHE", cache.toString());
    return builder.start();
  }

  /** Starts one that has no variables but these, and no S3. */
  static Process startWithoutS3(
      Map<String, String> variables, URI address, List<String> options, String... wrapper)
      throws IOException {
    List<String> all = new ArrayList<>(options);
    all.add("-D" + WITHOUT_S3 + "=true");
    ProcessBuilder builder = builder(address, all, wrapper);
    builder.environment().clear();
    builder.environment().putAll(variables);
    return builder.start();
  }

  private static ProcessBuilder builder(URI address, List<String> options, String... wrapper) {
    List<String> command = new ArrayList<>(List.of(wrapper));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            FetchingProcess.class.getName(),
            address.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /** What it printed, once it has ended. */
  static String outputOf(Process process) throws IOException, InterruptedException {
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return output;
  }
}
