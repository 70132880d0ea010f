package io.faasduet.bench.results;

import java.util.Locale;

/**
 * A measured column of {@code resources.csv}, whose name ends in its unit. Bytes, milliseconds and
 * counts that the kernel adds up are totals since the process began; hardware counters are totals
 * since they were attached.
 */
public enum ResourceColumn {
  /** Memory that is the process's alone: {@code Private_Clean} and {@code Private_Dirty}. */
  USS_BYTES,

  /** Memory with the process's share of what it has in common with others. */
  PSS_BYTES,

  /** Memory that is mapped and present. */
  RSS_BYTES,

  /** The process's share of what is swapped out. */
  SWAP_PSS_BYTES,

  /** The page cache of the whole machine: {@code Cached} of {@code /proc/meminfo}. */
  PAGE_CACHE_BYTES,

  /** What the process's own control group holds, with page cache. */
  CGROUP_MEMORY_BYTES,

  /** Bytes that read calls returned, from whatever they were read. */
  RCHAR_BYTES,

  /** Bytes that write calls took, wherever they went. */
  WCHAR_BYTES,

  /** Read calls. */
  SYSCR_COUNT,

  /** Write calls. */
  SYSCW_COUNT,

  /** Bytes fetched from a block device. */
  READ_BYTES,

  /** Bytes that are to go to a block device. */
  WRITE_BYTES,

  /** Bytes that were to be written, but whose page cache was dropped before. */
  CANCELLED_WRITE_BYTES,

  /** Bytes that the process's own control group read from block devices. */
  CGROUP_READ_BYTES,

  /** Bytes that the process's own control group wrote to block devices. */
  CGROUP_WRITE_BYTES,

  /** Processor time in user mode, in steps of a clock tick, 10 ms. */
  CPU_USER_MS,

  /** Processor time in the kernel, in steps of a clock tick, 10 ms. */
  CPU_SYSTEM_MS,

  /** Page faults that needed no I/O. */
  MINOR_FAULTS_COUNT,

  /** Page faults that needed I/O. */
  MAJOR_FAULTS_COUNT,

  /** Context switches of the threads that there are, because they waited. */
  VOLUNTARY_SWITCHES_COUNT,

  /** Context switches of the threads that there are, because their time was over. */
  INVOLUNTARY_SWITCHES_COUNT,

  /** Threads. */
  THREADS_COUNT,

  /** Instructions retired. */
  INSTRUCTIONS_COUNT,

  /** Processor cycles. */
  CYCLES_COUNT,

  /** Loads that the first data cache saw. */
  LOADS_COUNT,

  /** Stores that the first data cache saw. */
  STORES_COUNT,

  /** Branches. */
  BRANCHES_COUNT,

  /** Branches that were predicted wrongly. */
  BRANCH_MISSES_COUNT,

  /** Loads that missed the first data cache. */
  L1D_MISSES_COUNT,

  /** Fetches that missed the first instruction cache. */
  L1I_MISSES_COUNT,

  /** Accesses that missed the second cache. */
  L2_MISSES_COUNT,

  /** Loads that missed the last cache. */
  LLC_MISSES_COUNT,

  /** Cycles without an instruction issued. */
  STALLED_FRONTEND_CYCLES_COUNT,

  /** Cycles that waited for resources or memory. */
  STALLED_BACKEND_CYCLES_COUNT,

  /** Scalar floating-point instructions of single precision. */
  FLOAT_SINGLE_COUNT,

  /** Scalar floating-point instructions of double precision. */
  FLOAT_DOUBLE_COUNT,

  /** Vector floating-point instructions. */
  FLOAT_VECTOR_COUNT,

  /** Floating-point operations, where the processor counts these. */
  FLOAT_OPERATIONS_COUNT,

  /** The least share of the last interval in which a hardware counter really counted. */
  COUNTERS_RUNNING_PERCENT,

  /** Processor time of the program that reads hardware counters. */
  PERF_CPU_MS,

  /** Processor time that the instrument took to read this line. */
  SAMPLING_CPU_NANOS;

  /** The column's name in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
