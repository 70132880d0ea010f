package io.faasduet.localcloud.lambda.execution;

import io.faasduet.files.Sha256;
import io.faasduet.files.TemporaryDirectory;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.RuntimeClient;
import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.limits.ProcessSandbox;
import io.faasduet.localcloud.startup.StartupArchive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CDS archive of AWS's runtime client, part of the platform as {@code runtime.jsa} is of AWS's
 * managed runtimes. It has no class of any function. It is made once for each JVM, in the cache.
 */
public final class RuntimeClientArchive {
  private static final Logger LOG = LoggerFactory.getLogger(RuntimeClientArchive.class);
  private static final String FILE = "runtime.jsa";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** One whole processor's worth, on Lambda. */
  private static final int MEMORY_MEGABYTES = 1769;

  private RuntimeClientArchive() {}

  /** The client, started from its archive, which is made if there is none; without, if it fails. */
  public static RuntimeClient addTo(RuntimeClient client, CacheDirectory cache) {
    try {
      Path directory =
          cache.directory("runtime-archive", key(client), target -> make(client, target));
      return client.withArchive(directory.resolve(FILE));
    } catch (IOException | RuntimeException e) {
      LOG.warn("AWS's runtime client starts without a CDS archive: {}", e.getMessage());
      return client;
    }
  }

  /** What results say of a client's archive. */
  public static StartupArchive startupOf(RuntimeClient client) {
    if (client.archive().isEmpty()) {
      return StartupArchive.none("the archive of AWS's runtime client could not be made");
    }
    try {
      return new StartupArchive(
          "AppCDS of AWS's runtime client alone",
          client.java().version(),
          Files.size(client.archive().get()),
          "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the runtime client's archive", e);
    }
  }

  private static String key(RuntimeClient client) {
    String made =
        "%s %s %s".formatted(client.jars(), client.java().home(), client.java().version());
    return Sha256.hex(made).substring(0, 16);
  }

  private static void make(RuntimeClient client, Path target) throws IOException {
    try (TemporaryDirectory taskRoot = TemporaryDirectory.create("duet-training")) {
      placeHandler(taskRoot.path());
      train(client, taskRoot.path(), target.resolve(FILE));
    }
    if (!Files.isRegularFile(target.resolve(FILE))) {
      throw new IOException("the JVM wrote none");
    }
  }

  private static void placeHandler(Path taskRoot) throws IOException {
    String name = TrainingHandler.class.getName().replace('.', '/') + ".class";
    Path file = taskRoot.resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream content = TrainingHandler.class.getResourceAsStream("/" + name)) {
      Files.copy(content, file);
    }
  }

  private static void train(RuntimeClient client, Path taskRoot, Path archive) throws IOException {
    LambdaConfiguration configuration =
        new LambdaConfiguration(
            "training",
            taskRoot,
            TrainingHandler.class.getName(),
            MEMORY_MEGABYTES,
            LIMIT,
            Map.of());
    LambdaFunction function =
        LambdaFunction.unpacked(configuration, client, taskRoot)
            .with(
                List.of(
                    "-XX:ArchiveClassesAtExit=" + archive,
                    // it would name every class that cannot be archived, on standard output
                    "-Xlog:cds=off",
                    "-Xlog:cds+dynamic=off"));
    ProcessSandbox unlimited = ChildProcesses.ofThisJvm().limiter().unlimited();
    try (RuntimeProcess process = new RuntimeProcess(function, unlimited)) {
      InitResult init = process.awaitInit(LIMIT);
      if (!(init instanceof InitResult.Ready)) {
        throw new IOException("its training run's INIT phase ended with " + init);
      }
      process.call(
          new LambdaInvocation(
              "00000000-0000-0000-0000-000000000000",
              function.arn(),
              "{}".getBytes(StandardCharsets.UTF_8),
              Optional.empty()),
          LIMIT,
          LIMIT);
      if (!process.terminate(LIMIT)) {
        throw new IOException("its training run did not end within " + LIMIT.toSeconds() + " s");
      }
    }
  }
}
