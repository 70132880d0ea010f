package io.faasduet.cli.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.platform.AnswerCheck;
import io.faasduet.cli.catalogue.BenchmarkNeeds;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.TemporaryDirectory;
import io.faasduet.localcloud.storage.LocalStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The input of a benchmark on this machine: its generator in a process of its own, and a store with
 * what the generator made. Thread-safe.
 */
final class BenchmarkInput implements AnswerCheck, AutoCloseable {
  /** The environment variable that names a directory with SeBS's own data. */
  static final String DATA = "DUET_SEBS_DATA";

  private static final String BUCKET = "sebs-benchmarks-local";
  private static final long SEED = 42;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PackagedFunction function;
  private final TemporaryDirectory directory;
  private final Optional<LocalStorage> storage;
  private final GeneratorProcess generator;
  private final String payload;

  private BenchmarkInput(PackagedFunction function, String size, Duration timeout)
      throws IOException {
    BenchmarkNeeds needs = function.descriptor().benchmark().orElseThrow();
    Path serverDirectory = function.serverArtefact().serverDirectory();
    this.function = function;
    this.directory = TemporaryDirectory.create("duet-input-");
    this.storage = needs.storesObjects() ? Optional.of(LocalStorage.start()) : Optional.empty();
    storage.ifPresent(store -> store.createBucket(BUCKET));
    this.generator =
        GeneratorProcess.start(
            serverDirectory, directory.path().resolve("log"), settings(Map.of()));
    try {
      JsonNode made = asked(order(needs, size, timeout));
      for (JsonNode object : made.path("objects")) {
        storage
            .orElseThrow(() -> new UsageException(function.name() + " declares no buckets"))
            .upload(Path.of(object.get("file").asText()), BUCKET, object.get("key").asText());
      }
      this.payload = made.path("payload").toString();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Makes the input of a function that has a generator.
   *
   * @param timeout how long an invocation may take
   * @throws UsageException if it cannot be made; the message is the generator's
   */
  static BenchmarkInput make(PackagedFunction function, String size, Duration timeout) {
    try {
      return new BenchmarkInput(function, size, timeout);
    } catch (IOException e) {
      throw new UncheckedIOException("the input of " + function.name() + " cannot be made", e);
    }
  }

  /** The request. */
  String payload() {
    return payload;
  }

  /** The settings with which a function finds the input, with further ones of its own. */
  Map<String, String> settings(Map<String, String> further) {
    Map<String, String> settings = new HashMap<>(further);
    storage.ifPresent(
        store -> {
          settings.keySet().removeIf(name -> name.startsWith("AWS_"));
          settings.putAll(store.settings());
        });
    return settings;
  }

  @Override
  public synchronized Optional<String> fault(byte[] json) {
    try {
      JsonNode checked = generator.ask(JSON.writeValueAsString(JSON.readTree(json)));
      return Stream.of("fault", "error")
          .map(checked::path)
          .map(JsonNode::textValue)
          .flatMap(Stream::ofNullable)
          .findFirst();
    } catch (IOException e) {
      return Optional.of("the answer cannot be checked: " + e.getMessage());
    }
  }

  private JsonNode asked(ObjectNode order) throws IOException {
    JsonNode made = generator.ask(order.toString());
    if (made.has("error")) {
      throw new UsageException(
          "the input of %s cannot be made: %s"
              .formatted(function.name(), made.get("error").asText()));
    }
    return made;
  }

  private ObjectNode order(BenchmarkNeeds needs, String size, Duration timeout) throws IOException {
    String name = needs.id().orElse(function.name());
    ObjectNode order = JSON.createObjectNode();
    order.put("generator", needs.generator().orElseThrow());
    order.put("size", size);
    order.put("seed", SEED);
    order.put("data", data(name).map(Path::toString).orElse(null));
    order.put("directory", Files.createDirectory(directory.path().resolve("files")).toString());
    order.put("bucket", BUCKET);
    IntStream.range(0, needs.inputBuckets())
        .forEach(i -> order.withArray("inputs").add(name + "-" + i + "-input"));
    IntStream.range(0, needs.outputBuckets())
        .forEach(i -> order.withArray("outputs").add(name + "-" + i + "-output"));
    order.withArray("inputs");
    order.withArray("outputs");
    order.put("timeout_millis", timeout.toMillis());
    return order;
  }

  /** SeBS's data of the benchmark, {@code 200.multimedia/210.thumbnailer} or without the family. */
  static Optional<Path> data(String name) throws IOException {
    String place = System.getenv(DATA);
    if (place == null || place.isEmpty()) {
      return Optional.empty();
    }
    Path root = Path.of(place);
    if (!Files.isDirectory(root)) {
      throw new UsageException(DATA + " names " + place + ", which is no directory");
    }
    try (Stream<Path> below = Files.walk(root, 2)) {
      return below
          .filter(path -> path.endsWith(name) && Files.isDirectory(path))
          .map(Path::toAbsolutePath)
          .findFirst();
    }
  }

  @Override
  public void close() {
    try (directory;
        generator) {
      storage.ifPresent(LocalStorage::close);
    } catch (IOException e) {
      throw new UncheckedIOException("the input of " + function.name() + " cannot be deleted", e);
    }
  }
}
