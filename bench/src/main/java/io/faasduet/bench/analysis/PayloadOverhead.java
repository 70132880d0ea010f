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
    String target, boolean cold, List<SizeOverhead> sizes, Optional<Estimate> millisPerMegabyte) {
  public PayloadOverhead {
    requireNonNull(target, "target");
    sizes = List.copyOf(sizes);
    requireNonNull(millisPerMegabyte, "millisPerMegabyte");
  }

  /** How many requests were made. */
  public int requests() {
    return sizes.stream().mapToInt(SizeOverhead::requests).sum();
  }

  /** How many of them failed. */
  public int failed() {
    return sizes.stream().mapToInt(SizeOverhead::failed).sum();
  }

  /** The sizes that have an overhead, in ascending order. */
  public List<SizeOverhead> known() {
    return sizes.stream().filter(size -> size.overheadMillis().isPresent()).toList();
  }
}
