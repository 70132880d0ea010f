package io.faasduet.bench.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Measurements in the groups that they came from: calls by instance. Measurements of one group are
 * correlated, so groups are resampled, not measurements.
 *
 * <p>Where all come from one group, it is cut into stretches of consecutive measurements, long
 * enough to be nearly independent, and each counts as a group; a series that has too few of them
 * stays one group. An interval then says nothing about other instances.
 */
public final class Clusters {
  private static final int FEWEST_IN_BLOCK = 16;
  private static final int MOST_IN_BLOCK = 256;

  private final int instances;
  private final int count;
  private final double[] all;
  private final double[] ascending;
  private final int[] groupOfAscending;
  private final int[] sizes;

  /**
   * How many sorted measurements lie between two entries of the table that is searched: as many as
   * an entry has groups, so that looking at an entry and at the measurements behind it take as
   * long.
   */
  private final int block;

  /** How many measurements of each group are among the first so many blocks. */
  private final int[][] countsBefore;

  private final double median;

  private Clusters(int instances, List<double[]> groups) {
    this.instances = instances;
    this.count = groups.size();
    this.sizes = groups.stream().mapToInt(group -> group.length).toArray();
    this.all = groups.stream().flatMapToDouble(Arrays::stream).toArray();
    Sorted sorted = Sorted.of(groups, 0, count);
    this.ascending = sorted.values();
    this.groupOfAscending = sorted.groups();
    this.block = Math.min(MOST_IN_BLOCK, Math.max(FEWEST_IN_BLOCK, count));
    this.countsBefore = countsBefore();
    int[] once = new int[count];
    Arrays.fill(once, 1);
    this.median = median(once);
  }

  /** Measurements in ascending order, each with its group. */
  private record Sorted(double[] values, int[] groups) {
    /** Sorts each group, and merges them pairwise. */
    static Sorted of(List<double[]> groups, int from, int to) {
      if (to - from > 1) {
        int middle = (from + to) >>> 1;
        return merged(of(groups, from, middle), of(groups, middle, to));
      }
      double[] values = groups.get(from).clone();
      Arrays.parallelSort(values);
      int[] group = new int[values.length];
      Arrays.fill(group, from);
      return new Sorted(values, group);
    }

    private static Sorted merged(Sorted a, Sorted b) {
      int size = a.values.length + b.values.length;
      double[] values = new double[size];
      int[] groups = new int[size];
      int i = 0;
      int j = 0;
      for (int k = 0; k < size; k++) {
        boolean first =
            j == b.values.length
                || (i < a.values.length && Double.compare(a.values[i], b.values[j]) <= 0);
        values[k] = first ? a.values[i] : b.values[j];
        groups[k] = first ? a.groups[i++] : b.groups[j++];
      }
      return new Sorted(values, groups);
    }
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
    return new Clusters(filled.size(), filled.size() > 1 ? filled : Stretches.of(filled.get(0)));
  }

  private int[][] countsBefore() {
    int[][] table = new int[ascending.length / block + 1][];
    int[] seen = new int[count];
    for (int i = 0; i < ascending.length; i++) {
      if (i % block == 0) {
        table[i / block] = seen.clone();
      }
      seen[groupOfAscending[i]]++;
    }
    if (ascending.length % block == 0) {
      table[ascending.length / block] = seen;
    }
    return table;
  }

  /** The number of groups that are drawn: instances, or stretches of a single one. */
  public int count() {
    return count;
  }

  /** The number of instances. */
  public int instances() {
    return instances;
  }

  /** Whether there are several instances, of one measurement each. */
  boolean ofSingles() {
    return instances > 1 && all.length == count;
  }

  /** Every measurement, group after group; a copy. */
  double[] all() {
    return all.clone();
  }

  /** The distribution of all measurements. */
  public Distribution distribution() {
    return new Distribution(all, ascending);
  }

  /** The median of all measurements. */
  public double median() {
    return median;
  }

  /**
   * The median if each group were there so many times. Takes time by the number of groups and the
   * logarithm of the number of measurements.
   */
  double median(int[] times) {
    long size = weight(sizes, times);
    if (size == 0) {
      throw new IllegalArgumentException("no group is there at all");
    }
    long middle = (size - 1) / 2;
    int first = lastBlockThatBeginsAtOrBefore(middle, times);
    long seen = weight(countsBefore[first], times);
    double lower = Double.NaN;
    for (int i = first * block; ; i++) {
      seen += times[groupOfAscending[i]];
      if (seen > middle && Double.isNaN(lower)) {
        lower = ascending[i];
      }
      if (seen > size / 2) {
        return (lower + ascending[i]) / 2;
      }
    }
  }

  /** Searched from the middle on, in growing steps: the medians of draws are not far from it. */
  private int lastBlockThatBeginsAtOrBefore(long rank, int[] times) {
    int low = ascending.length / 2 / block;
    int high = low + 1;
    for (int step = 1; weight(countsBefore[low], times) > rank; step *= 2) {
      high = low;
      low = Math.max(0, low - step);
    }
    for (int step = 1;
        high < countsBefore.length && weight(countsBefore[high], times) <= rank;
        step *= 2) {
      low = high;
      high = Math.min(countsBefore.length, high + step);
    }
    while (high - low > 1) {
      int between = (low + high) >>> 1;
      if (weight(countsBefore[between], times) <= rank) {
        low = between;
      } else {
        high = between;
      }
    }
    return low;
  }

  private static long weight(int[] counts, int[] times) {
    long weight = 0;
    for (int group = 0; group < counts.length; group++) {
      weight += (long) times[group] * counts[group];
    }
    return weight;
  }
}
