package io.faasduet.bench.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the processes of so many instances on one target used while they answered calls.
 *
 * @param target the target's name
 * @param step the step of the plan
 * @param instances how many processes were read
 * @param calls how many calls were answered
 * @param failed how many failed
 * @param medianMillis the median latency of the answered ones, while they were sampled
 * @param uss memory that is a process's own
 * @param pss memory with a process's share of what it has in common with others
 * @param rss memory that is mapped and present
 * @param pssOfAllBytes the mean of what all processes held together
 * @param cgroupMostBytes the most that the control group of one held
 * @param perCall by the names of columns that are totals, what a call added to them on average
 * @param instructionsPerCycle absent without these two counters
 * @param leastRunningPercent the least share of an interval in which a hardware counter ran
 * @param notCounted the names of hardware counters that once had no share
 * @param sampling what the reading itself took
 */
public record ResourceFigures(
    String target,
    String step,
    int instances,
    int calls,
    int failed,
    Optional<Double> medianMillis,
    Optional<Held> uss,
    Optional<Held> pss,
    Optional<Held> rss,
    Optional<Double> pssOfAllBytes,
    Optional<Double> cgroupMostBytes,
    Map<String, Double> perCall,
    Optional<Double> instructionsPerCycle,
    Optional<Double> leastRunningPercent,
    List<String> notCounted,
    SamplingCost sampling) {
  public ResourceFigures {
    perCall = Collections.unmodifiableMap(new LinkedHashMap<>(perCall));
    notCounted = List.copyOf(notCounted);
  }

  /** The memory of one process: the most that any held, and the mean over all and over time. */
  public record Held(double mostBytes, double meanBytes) {}

  /**
   * What the reading of processes took.
   *
   * @param samples how many lines were read
   * @param meanMillis the processor time of one
   * @param cpuPercent the processor time of all, in percent of one CPU during the sampling
   * @param perfCpuMillis the processor time of the programs that read hardware counters; 0 without
   */
  public record SamplingCost(
      int samples, double meanMillis, double cpuPercent, double perfCpuMillis) {}
}
