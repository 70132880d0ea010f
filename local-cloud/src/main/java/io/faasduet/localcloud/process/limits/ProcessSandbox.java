package io.faasduet.localcloud.process.limits;

import java.util.List;
import java.util.OptionalLong;

/** Keeps one process within its limits, and can stop it from running for a while. */
public interface ProcessSandbox extends AutoCloseable {

  /**
   * What comes before the command line of a program that is to be inside from its first instruction
   * on; empty if nothing has to.
   */
  List<String> entrance();

  /** What to tell the JVM that runs inside, before all other flags. */
  List<String> flags();

  /** From here on it has so many processors' worth of time, where the kernel limits it. */
  void limitCpus(double cpus);

  /** From here on the process does not run. */
  void freeze(Process process);

  /** It runs again. */
  void thaw(Process process);

  /** The most memory that it has occupied, where the kernel counts it; also when it has ended. */
  OptionalLong peakBytes();

  /** Whether the kernel has killed something inside for taking more memory than there is. */
  boolean ranOutOfMemory();

  /** Kills what still runs inside, other than the process itself, and removes every trace. */
  @Override
  void close();
}
