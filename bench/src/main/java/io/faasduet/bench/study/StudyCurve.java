package io.faasduet.bench.study;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A curve of a study, with a range at each point.
 *
 * @param target what it is of
 * @param points by what is across; at least two, above 0
 * @param across what is across
 * @param up what is up
 * @param caption how to read it
 */
public record StudyCurve(
    String target, List<Point> points, String across, String up, String caption) {
  public StudyCurve {
    requireNonNull(target, "target");
    points = List.copyOf(points);
    requireNonNull(across, "across");
    requireNonNull(up, "up");
    requireNonNull(caption, "caption");
    if (points.size() < 2) {
      throw new IllegalArgumentException("a curve of " + points.size() + " points");
    }
  }

  /** A value with its range. */
  public record Point(double at, double value, double low, double high) {}
}
