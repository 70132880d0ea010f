package io.faasduet.bench.resources;

import io.faasduet.bench.results.ResourceColumn;
import java.util.List;

/**
 * A hardware event, and what perf calls it: the generic name of perf-list(1) first, then those of
 * single families of processors, of which the first that counts is taken.
 */
public enum PerfEvent {
  INSTRUCTIONS(ResourceColumn.INSTRUCTIONS_COUNT, "instructions"),
  CYCLES(ResourceColumn.CYCLES_COUNT, "cycles"),
  LOADS(ResourceColumn.LOADS_COUNT, "L1-dcache-loads", "mem_inst_retired.all_loads"),
  STORES(ResourceColumn.STORES_COUNT, "L1-dcache-stores", "mem_inst_retired.all_stores"),
  BRANCHES(ResourceColumn.BRANCHES_COUNT, "branches"),
  BRANCH_MISSES(ResourceColumn.BRANCH_MISSES_COUNT, "branch-misses"),
  L1D_MISSES(ResourceColumn.L1D_MISSES_COUNT, "L1-dcache-load-misses"),
  L1I_MISSES(ResourceColumn.L1I_MISSES_COUNT, "L1-icache-load-misses"),
  L2_MISSES(
      ResourceColumn.L2_MISSES_COUNT,
      "l2_rqsts.miss",
      "l2_cache_misses_from_dc_misses",
      "l2d_cache_refill"),
  LLC_MISSES(ResourceColumn.LLC_MISSES_COUNT, "LLC-load-misses", "cache-misses"),
  STALLED_FRONTEND_CYCLES(ResourceColumn.STALLED_FRONTEND_CYCLES_COUNT, "stalled-cycles-frontend"),
  STALLED_BACKEND_CYCLES(
      ResourceColumn.STALLED_BACKEND_CYCLES_COUNT,
      "stalled-cycles-backend",
      "cycle_activity.stalls_total"),
  FLOAT_SINGLE(ResourceColumn.FLOAT_SINGLE_COUNT, "fp_arith_inst_retired.scalar_single"),
  FLOAT_DOUBLE(ResourceColumn.FLOAT_DOUBLE_COUNT, "fp_arith_inst_retired.scalar_double"),
  FLOAT_VECTOR(ResourceColumn.FLOAT_VECTOR_COUNT, "fp_arith_inst_retired.vector", "ase_spec"),
  FLOAT_OPERATIONS(ResourceColumn.FLOAT_OPERATIONS_COUNT, "fp_ret_sse_avx_ops.all", "vfp_spec");

  private final ResourceColumn column;
  private final List<String> names;

  PerfEvent(ResourceColumn column, String... names) {
    this.column = column;
    this.names = List.of(names);
  }

  /** The column that it is counted in. */
  public ResourceColumn column() {
    return column;
  }

  /** What perf may call it. */
  public List<String> names() {
    return names;
  }
}
