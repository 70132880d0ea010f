package io.faasduet.bench.analysis;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.statistics.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * The time around a function on one target by the size of requests: the client's latency less what
 * the function timed of itself. Times are in milliseconds.
 *
 * @param target the target's name
 * @param cold whether of cold starts, where it has the start of the instance too
 * @param sizes in ascending order
 * @param millisPerMegabyte how much a million bytes more take: the median of the slopes between all
 *     pairs of sizes (H. Theil, 1950; P. K. Sen, 1968), weighted by how far these are apart (G. L.
 *     Sievers, 1978), with an interval where there are enough instances; empty if fewer than two
 *     sizes have an overhead
 */
public record PayloadOverhead(
    String target, boolean cold, List<Size> sizes, Optional<Estimate> millisPerMegabyte) {
  public PayloadOverhead {
    requireNonNull(target, "target");
    sizes = List.copyOf(sizes);
    requireNonNull(millisPerMegabyte, "millisPerMegabyte");
  }

  /** How many requests were made. */
  public int requests() {
    return sizes.stream().mapToInt(Size::requests).sum();
  }

  /** How many of them failed. */
  public int failed() {
    return sizes.stream().mapToInt(Size::failed).sum();
  }

  /** The sizes that have an overhead, in ascending order. */
  public List<Size> known() {
    return sizes.stream().filter(size -> size.overheadMillis().isPresent()).toList();
  }

  /**
   * Requests of one size.
   *
   * @param bytes their size
   * @param requests how many were made
   * @param failed those that failed; they are in no other figure
   * @param overheadMillis the median overhead, its interval by instances; empty where the function
   *     does not say what it timed
   * @param latencyMillis the median of the client's latency
   * @param functionMillis the median of the function's own time
   */
  public record Size(
      int bytes,
      int requests,
      int failed,
      Optional<Estimate> overheadMillis,
      Optional<Double> latencyMillis,
      Optional<Double> functionMillis) {
    public Size {
      requireNonNull(overheadMillis, "overheadMillis");
      requireNonNull(latencyMillis, "latencyMillis");
      requireNonNull(functionMillis, "functionMillis");
    }
  }
}
