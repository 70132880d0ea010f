package io.faasduet.bench.results;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The machine a run was made on.
 *
 * @param cpu the processor's model
 * @param cores how many processors the harness may use
 * @param memoryBytes the machine's memory
 * @param kernel the kernel's name and version
 * @param os the operating system's name and version
 * @param jdk the harness's own Java: vendor and version
 * @param cpuLimit how many processors the control group allows, where it limits them
 * @param memoryLimitBytes how much memory the control group allows, where it limits it
 */
public record Machine(
    String cpu,
    int cores,
    long memoryBytes,
    String kernel,
    String os,
    String jdk,
    Optional<String> cpuLimit,
    Optional<String> memoryLimitBytes) {
  public Machine {
    requireNonNull(cpu, "cpu");
    requireNonNull(kernel, "kernel");
    requireNonNull(os, "os");
    requireNonNull(jdk, "jdk");
    requireNonNull(cpuLimit, "cpuLimit");
    requireNonNull(memoryLimitBytes, "memoryLimitBytes");
  }
}
