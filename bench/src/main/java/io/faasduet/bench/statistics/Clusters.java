package io.faasduet.bench.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measurements in the groups that they came from: calls by process. Measurements of one group
 * resemble each other, so that it is groups which are drawn again, not measurements.
 *
 * <p>Where all come from one group, each measurement counts as a group of its own, or, of more than
 * {@value #MOST_STRETCHES}, each of that many stretches of consecutive ones: neighbours resemble
 * each other too (E. Carlstein, "The use of subseries values for estimating the variance of a
 * general statistic from a stationary sequence", Annals of Statistics 14, 1986). An interval then
 * says nothing about how another process would have fared.
 */
public final class Clusters {
  private static final int MOST_STRETCHES = 1000;

  private final int count;
  private final double[] all;
  private final double[] ascending;
  private final int[] groupOfAscending;
  private final int[] sizes;

  private Clusters(List<double[]> groups) {
    this.count = groups.size();
    this.sizes = groups.stream().mapToInt(group -> group.length).toArray();
    this.all = groups.stream().flatMapToDouble(Arrays::stream).toArray();
    int[] groupOf =
        IntStream.range(0, count)
            .flatMap(group -> IntStream.generate(() -> group).limit(sizes[group]))
            .toArray();
    int[] order =
        IntStream.range(0, all.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> all[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.ascending = Arrays.stream(order).mapToDouble(i -> all[i]).toArray();
    this.groupOfAscending = Arrays.stream(order).map(i -> groupOf[i]).toArray();
  }

  /**
   * Clusters of the given groups; empty groups do not count.
   *
   * @param groups the measurements of each, in the order they were made
   * @throws IllegalArgumentException if no measurement is left
   */
  public static Clusters of(Collection<double[]> groups) {
    List<double[]> filled = groups.stream().filter(group -> group.length > 0).toList();
    if (filled.isEmpty()) {
      throw new IllegalArgumentException("no measurements");
    }
    return new Clusters(filled.size() > 1 ? filled : stretches(filled.get(0)));
  }

  private static List<double[]> stretches(double[] group) {
    int count = Math.min(group.length, MOST_STRETCHES);
    return IntStream.range(0, count)
        .mapToObj(
            i -> Arrays.copyOfRange(group, start(i, count, group), start(i + 1, count, group)))
        .toList();
  }

  private static int start(int stretch, int count, double[] group) {
    return Math.toIntExact((long) stretch * group.length / count);
  }

  /** How many groups can be drawn. */
  public int count() {
    return count;
  }

  /** How many measurements. */
  int size() {
    return all.length;
  }

  /** Every measurement, group after group; a copy. */
  public double[] all() {
    return all.clone();
  }

  /** The median of all measurements. */
  double median() {
    int[] once = new int[count];
    Arrays.fill(once, 1);
    return median(once);
  }

  /** The median if each group were there so many times. */
  double median(int[] times) {
    long size = 0;
    for (int group = 0; group < count; group++) {
      size += (long) times[group] * sizes[group];
    }
    long seen = 0;
    double lower = Double.NaN;
    for (int i = 0; i < ascending.length; i++) {
      seen += times[groupOfAscending[i]];
      if (seen > (size - 1) / 2 && Double.isNaN(lower)) {
        lower = ascending[i];
      }
      if (seen > size / 2) {
        return (lower + ascending[i]) / 2;
      }
    }
    throw new IllegalArgumentException("no group is there at all");
  }
}
