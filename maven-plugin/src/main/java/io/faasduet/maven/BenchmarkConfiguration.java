package io.faasduet.maven;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.faasduet.localcloud.input.BenchmarkNeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a benchmark needs of the platform, in {@value #FILE} beside its class; {@code config.json},
 * SeBS's file of the same job, is read too, also where SeBS has it.
 *
 * @param id the benchmark's name in its suite, such as {@code 502.graph-mst}; a second name of the
 *     function. If it is not given, it is the directory's, where that is called so
 * @param timeout how long an invocation may take, in seconds
 * @param memory the least memory it runs in, in MB
 * @param inputBuckets how many prefixes of the bucket its input lies under
 * @param outputBuckets how many prefixes its output goes to
 * @param modules what it uses: {@code storage}, {@code nosql}, {@code queue}
 * @param tables the keys of its tables by name
 * @param generator the class that makes its input and checks its answers
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties({"languages", "cpp_dependencies"}) // of SeBS's file: other languages' builds
record BenchmarkConfiguration(
    String id,
    int timeout,
    int memory,
    int inputBuckets,
    int outputBuckets,
    List<String> modules,
    Map<String, TableKeys> tables,
    String generator) {
  static final String FILE = "benchmark.yaml";
  private static final Set<String> MODULES = Set.of("storage", "nosql", "queue");
  private static final ObjectReader READER =
      new YAMLMapper().readerFor(BenchmarkConfiguration.class);

  BenchmarkConfiguration {
    modules = modules == null ? List.of() : List.copyOf(modules);
    tables = tables == null ? Map.of() : Map.copyOf(tables);
  }

  /**
   * The keys of a table, both of type string; without a sort key it has the partition key alone.
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record TableKeys(String partitionKey, String sortKey) {}

  /**
   * That of a function, from the file beside its class, or above the module's directory; empty if
   * there is none.
   *
   * @param module the module's directory
   * @throws IOException if the file cannot be understood; the message names it
   */
  static Optional<BenchmarkConfiguration> of(String function, Path classes, Path module)
      throws IOException {
    Path beside = classes.resolve(function.replace('.', '/')).getParent();
    List<Path> files =
        Stream.concat(
                Stream.of(beside.resolve(FILE), beside.resolve(SebsDirectory.CONFIGURATION)),
                SebsDirectory.above(module).stream()
                    .map(directory -> directory.resolve(SebsDirectory.CONFIGURATION)))
            .toList();
    for (Path file : files) {
      if (Files.exists(file)) {
        try {
          BenchmarkConfiguration read = READER.readValue(file.toFile());
          read.requireValid(classes);
          return Optional.of(read.named(SebsDirectory.nameOf(module)));
        } catch (JsonMappingException e) {
          throw new IOException(file + ": " + field(e) + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
          throw new IOException(file + ": " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
          throw new IOException(file + ": " + e.getMessage(), e);
        }
      }
    }
    return Optional.empty();
  }

  private BenchmarkConfiguration named(Optional<String> directory) {
    return new BenchmarkConfiguration(
        id == null ? directory.orElse(null) : id,
        timeout,
        memory,
        inputBuckets,
        outputBuckets,
        modules,
        tables,
        generator);
  }

  /** The same for those who provide it. */
  BenchmarkNeeds needs() {
    Map<String, BenchmarkNeeds.Keys> keys = new TreeMap<>();
    tables.forEach(
        (table, names) ->
            keys.put(
                table,
                new BenchmarkNeeds.Keys(
                    names.partitionKey(), Optional.ofNullable(names.sortKey()))));
    return new BenchmarkNeeds(
        Optional.ofNullable(id),
        Duration.ofSeconds(timeout),
        memory,
        inputBuckets,
        outputBuckets,
        modules,
        keys,
        Optional.ofNullable(generator));
  }

  private static String field(JsonMappingException e) {
    return e.getPath().stream()
        .map(Reference::getFieldName)
        .map(name -> name + ": ")
        .collect(Collectors.joining());
  }

  private void requireValid(Path classes) {
    require(timeout > 0, "timeout must be a number of seconds");
    require(memory >= 128, "memory must be at least 128 (MB)");
    require(inputBuckets >= 0 && outputBuckets >= 0, "a number of buckets must not be negative");
    require(id == null || SebsDirectory.isName(id), "id must be like 502.graph-mst: " + id);
    require(MODULES.containsAll(modules), "modules are storage, nosql and queue, not " + modules);
    tables.forEach(
        (table, keys) -> require(keys.partitionKey() != null, table + " needs a partition_key"));
    require(
        generator == null || Files.exists(classes.resolve(generator.replace('.', '/') + ".class")),
        "generator names " + generator + ", which is not among this module's classes");
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }
}
