package io.faasduet.localcloud.process.limits;

import java.util.Locale;

/**
 * The limits of one process, the same on every platform of the local cloud.
 *
 * @param cpus processors' worth of time, at least 0.01; a half may be one processor half of the
 *     time
 * @param memoryBytes all that it holds in memory, at least 16 MiB; swapping is no way out
 * @param tasks processes and threads, where control groups count them; 0 for no limit
 */
public record ProcessLimits(double cpus, long memoryBytes, int tasks) {
  /** The memory of a Lambda function that has one vCPU: see "Configure memory" in its guide. */
  public static final int MEGABYTES_PER_CPU = 1769;

  private static final long MIB = 1024 * 1024;

  public ProcessLimits {
    if (!(cpus >= 0.01 && cpus <= 1024)) {
      throw new IllegalArgumentException("a process has 0.01 to 1024 processors, not " + cpus);
    }
    if (memoryBytes < 16 * MIB) {
      throw new IllegalArgumentException(
          "a process has at least " + 16 * MIB + " bytes of memory, not " + memoryBytes);
    }
  }

  /** Without a limit to its threads. */
  public ProcessLimits(double cpus, long memoryBytes) {
    this(cpus, memoryBytes, 0);
  }

  /** The same with a limit to processes and threads. */
  public ProcessLimits withTasks(int most) {
    return new ProcessLimits(cpus, memoryBytes, most);
  }

  /** The same with other processor time. */
  public ProcessLimits withCpus(double other) {
    return new ProcessLimits(other, memoryBytes, tasks);
  }

  /** What AWS gives a Lambda function of that memory: processor time in proportion. */
  public static ProcessLimits ofLambda(int memoryMegabytes) {
    return new ProcessLimits((double) memoryMegabytes / MEGABYTES_PER_CPU, memoryMegabytes * MIB);
  }

  /** For people: {@code 1 vCPU, 1769 MB}. */
  @Override
  public String toString() {
    String processors = String.format(Locale.ROOT, "%.2f", cpus).replaceAll("\\.?0+$", "");
    return processors + " vCPU, " + memoryBytes / MIB + " MB";
  }

  /** As many as a JVM counts if it may use no more: begun ones are whole. */
  public int wholeCpus() {
    return (int) Math.ceil(cpus);
  }
}
