package io.faasduet.localcloud.process.limits;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * The kernel's interface to control groups, of which there are two versions. A process has one
 * group in each hierarchy: three in version 1, one in version 2.
 */
interface CgroupVersion {
  /** How long a period is of which a process has its share; Kubernetes takes the same. */
  long PERIOD_MICROS = 100_000;

  Isolation isolation();

  /** Sets what a process may use, before it enters. */
  void limit(List<CgroupDirectory> groups, ProcessLimits limits) throws IOException;

  /** Changes the processor time, also while a process is inside. */
  void limitCpus(List<CgroupDirectory> groups, double cpus);

  /** What is inside does not run from here on. */
  void freeze(List<CgroupDirectory> groups);

  /** What is inside runs again, if this is the group that froze it. */
  void thaw(CgroupDirectory group);

  /** The most memory that there was inside. */
  OptionalLong peakBytes(List<CgroupDirectory> groups);

  /** How many processes inside the kernel has killed for want of memory. */
  long outOfMemoryKills(List<CgroupDirectory> groups);

  /** How much of a period a process may run. */
  static long quotaMicros(double cpus) {
    return Math.round(cpus * PERIOD_MICROS);
  }
}
