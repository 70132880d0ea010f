package io.faasduet.localcloud.input;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a benchmark of a suite needs of the platform.
 *
 * @param id its name in the suite, such as {@code 502.graph-mst}, which is a second name of the
 *     function
 * @param timeout how long an invocation may take
 * @param memoryMb the least memory it runs in
 * @param inputBuckets how many prefixes of the bucket its input lies under
 * @param outputBuckets how many prefixes its output goes to
 * @param modules what it uses: {@code storage}, {@code nosql}, {@code queue}
 * @param tables the keys of its tables by name
 * @param generator the class that makes its input and checks its answers
 */
public record BenchmarkNeeds(
    Optional<String> id,
    Duration timeout,
    int memoryMb,
    int inputBuckets,
    int outputBuckets,
    List<String> modules,
    Map<String, Keys> tables,
    Optional<String> generator) {
  public BenchmarkNeeds {
    requireNonNull(id, "id");
    requireNonNull(timeout, "timeout");
    modules = List.copyOf(modules);
    tables = Map.copyOf(tables);
    requireNonNull(generator, "generator");
  }

  /** The keys of a table, of type string. */
  public record Keys(String partition, Optional<String> sort) {}

  /** Whether it uses tables. */
  public boolean storesItems() {
    return modules.contains("nosql") || !tables.isEmpty();
  }

  /** Whether it receives or sends messages. */
  public boolean usesQueues() {
    return modules.contains("queue");
  }

  /** Whether it reads or writes objects. */
  public boolean storesObjects() {
    return modules.contains("storage") || inputBuckets + outputBuckets > 0;
  }
}
