package io.faasduet.bench.report.plot;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A plot with the texts around it.
 *
 * @param heading what it shows; empty where the section's heading says so
 * @param key the legend of its shades; empty if it has none
 * @param svg the image
 * @param caption how to read it
 */
public record Figure(String heading, List<KeyEntry> key, String svg, String caption) {
  public Figure {
    requireNonNull(heading, "heading");
    key = List.copyOf(key);
    requireNonNull(svg, "svg");
    requireNonNull(caption, "caption");
  }

  /** A figure without a legend. */
  Figure(String heading, String svg, String caption) {
    this(heading, List.of(), svg, caption);
  }

  /** A shade and what it stands for. */
  public record KeyEntry(int place, String name) {}
}
