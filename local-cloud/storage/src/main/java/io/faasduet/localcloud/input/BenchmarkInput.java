package io.faasduet.localcloud.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.files.TemporaryDirectory;
import io.faasduet.localcloud.distance.DistanceProfile;
import io.faasduet.localcloud.queues.QueueService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The input of a benchmark: its generator in its own process on this machine, and a store with what
 * the generator made. Thread-safe.
 */
public final class BenchmarkInput implements AutoCloseable {
  private static final long SEED = 42;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final TemporaryDirectory directory;
  private final InputStore store;
  private final GeneratorProcess generator;
  private final String payload;

  private BenchmarkInput(
      String name, BenchmarkNeeds needs, Path serverDirectory, Order order, InputStore store)
      throws IOException {
    this.name = name;
    this.store = store;
    this.directory = TemporaryDirectory.create("duet-input-");
    this.generator =
        GeneratorProcess.start(
            serverDirectory.resolve("lib").resolve("*").toString(),
            directory.path().resolve("log"),
            store.settings());
    try {
      JsonNode made = asked(order(needs, order));
      this.payload = made.path("payload").toString();
      require(
          made.path("objects").isEmpty() && made.path("drawn").isEmpty() || needs.storesObjects(),
          "buckets");
      require(made.path("rows").isEmpty() || needs.storesItems(), "tables");
      order.condition().ifPresent(condition -> condition.accept(payload));
      store.open(needs);
      for (JsonNode object : made.path("objects")) {
        store.put(object.get("key").asText(), Path.of(object.get("file").asText()));
      }
      for (JsonNode drawn : made.path("drawn")) {
        store.put(
            new ServedObject(
                drawn.get("key").asText(),
                URI.create(drawn.get("address").asText()),
                drawn.get("bytes").asLong()));
      }
      for (JsonNode row : made.path("rows")) {
        store.put(row.get("table").asText(), (ObjectNode) row.get("item"));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void require(boolean declared, String what) {
    if (!declared) {
      throw new InputException(name + " declares no " + what);
    }
  }

  /**
   * What is asked of a generator.
   *
   * @param size how much work: {@code test}, {@code small} or {@code large}
   * @param timeout how long an invocation may take
   * @param data a directory with the suite's own data, where there is one; the benchmark's are
   *     found below it by its id
   * @param distance how far storage, tables and queues of this process are
   * @param condition throws what speaks against a request, before anything is stored
   * @param publicAddress by which functions that run elsewhere reach this machine
   */
  public record Order(
      String size,
      Duration timeout,
      Optional<Path> data,
      Optional<DistanceProfile> distance,
      Optional<Consumer<String>> condition,
      Optional<String> publicAddress) {
    /** An order of any request. */
    public Order(
        String size, Duration timeout, Optional<Path> data, Optional<DistanceProfile> distance) {
      this(size, timeout, data, distance, Optional.empty(), Optional.empty());
    }

    /** An order of services that are near. */
    public Order(String size, Duration timeout, Optional<Path> data) {
      this(size, timeout, data, Optional.empty());
    }
  }

  /**
   * Makes the input of a function.
   *
   * @param name the function's name, for messages
   * @param needs what it needs, with its generator
   * @param serverDirectory the function's, whose {@code lib} is the generator's class path
   * @param queues the queues of a benchmark that uses some; closed with the input
   * @throws InputException if it cannot be made; the message is the generator's
   */
  public static BenchmarkInput make(
      String name,
      BenchmarkNeeds needs,
      Path serverDirectory,
      Order order,
      Supplier<QueueService> queues) {
    return make(
        name, needs, serverDirectory, order, new LocalInputStore(needs, order.distance(), queues));
  }

  /**
   * Makes the input of a function in a store, which is closed with the input, or if it cannot be
   * made; see {@link #make(String, BenchmarkNeeds, Path, Order, Supplier)}.
   */
  public static BenchmarkInput make(
      String name, BenchmarkNeeds needs, Path serverDirectory, Order order, InputStore store) {
    try {
      return new BenchmarkInput(name, needs, serverDirectory, order, store);
    } catch (IOException e) {
      throw new UncheckedIOException("the input of " + name + " cannot be made", e);
    }
  }

  /** The request. */
  public String payload() {
    return payload;
  }

  /** The settings with which a function finds the input, with further ones of its own. */
  public Map<String, String> settings(Map<String, String> further) {
    Map<String, String> settings = new HashMap<>(further);
    if (!store.settings().isEmpty()) {
      settings.keySet().removeIf(variable -> variable.startsWith("AWS_"));
    }
    settings.putAll(store.settings());
    return settings;
  }

  /** What the generator finds wrong with an answer; empty if it is right. */
  public synchronized Optional<String> fault(byte[] json) {
    try {
      // JSON may have an end of line between its tokens alone
      String line = new String(json, StandardCharsets.UTF_8).replace('\n', ' ').replace('\r', ' ');
      JsonNode checked = generator.ask(line);
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
    JsonNode made;
    try {
      made = generator.ask(order.toString());
    } catch (IOException e) {
      throw new InputException(
          "the input of %s cannot be made: %s; if its package is not whole, package it again"
              .formatted(name, e.getMessage()));
    }
    if (made.has("error")) {
      throw new InputException(
          "the input of %s cannot be made: %s".formatted(name, made.get("error").asText()));
    }
    return made;
  }

  private ObjectNode order(BenchmarkNeeds needs, Order order) throws IOException {
    String id = needs.id().orElse(name);
    ObjectNode line = JSON.createObjectNode();
    line.put("generator", needs.generator().orElseThrow());
    line.put("size", order.size());
    line.put("seed", SEED);
    line.put("data", data(order.data(), id).map(Path::toString).orElse(null));
    line.put("directory", Files.createDirectory(directory.path().resolve("files")).toString());
    line.put("bucket", store.bucket());
    ArrayNode inputs = line.putArray("inputs");
    ArrayNode outputs = line.putArray("outputs");
    IntStream.range(0, needs.inputBuckets()).forEach(i -> inputs.add(id + "-" + i + "-input"));
    IntStream.range(0, needs.outputBuckets()).forEach(i -> outputs.add(id + "-" + i + "-output"));
    line.put("timeout_millis", order.timeout().toMillis());
    line.put("public_address", order.publicAddress().orElse(null));
    return line;
  }

  /** The benchmark's data, {@code 200.multimedia/210.thumbnailer} or without the family. */
  private static Optional<Path> data(Optional<Path> root, String id) throws IOException {
    if (root.isEmpty()) {
      return Optional.empty();
    } else if (!Files.isDirectory(root.get())) {
      throw new InputException(root.get() + " is no directory with a suite's data");
    }
    try (Stream<Path> below = Files.walk(root.get(), 2)) {
      return below
          .filter(path -> path.endsWith(id) && Files.isDirectory(path))
          .map(Path::toAbsolutePath)
          .findFirst();
    }
  }

  @Override
  public void close() {
    try (directory;
        store;
        generator) {
      // in this order: the generator may use the store
    } catch (IOException e) {
      throw new UncheckedIOException("the input of " + name + " cannot be deleted", e);
    }
  }
}
