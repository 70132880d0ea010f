package io.faasduet.bench.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Measurements in the groups that they came from: calls by process. Measurements of one group
 * resemble each other, so that it is groups which are drawn again, not measurements.
 *
 * <p>Where all come from one group, each measurement counts as a group of its own; an interval then
 * says nothing about how another process would have fared.
 */
public final class Clusters {
  private final List<double[]> groups;
  private final double[] all;

  private Clusters(List<double[]> groups) {
    this.groups = groups;
    this.all = groups.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  /**
   * Clusters of the given groups; empty groups do not count.
   *
   * @throws IllegalArgumentException if no measurement is left
   */
  public static Clusters of(Collection<double[]> groups) {
    List<double[]> filled =
        groups.stream().filter(group -> group.length > 0).map(double[]::clone).toList();
    if (filled.isEmpty()) {
      throw new IllegalArgumentException("no measurements");
    }
    if (filled.size() > 1) {
      return new Clusters(filled);
    }
    return new Clusters(
        Arrays.stream(filled.get(0)).mapToObj(value -> new double[] {value}).toList());
  }

  /** How many groups can be drawn. */
  public int count() {
    return groups.size();
  }

  /** Every measurement, group after group; a copy. */
  public double[] all() {
    return all.clone();
  }

  double[] group(int index) {
    return groups.get(index);
  }
}
