package io.faasduet.bench.report.plot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Keeps labels along a line from covering each other. */
public final class LabelLayout {
  private LabelLayout() {}

  /**
   * Moves places apart as little as is needed.
   *
   * @param places where the labels' middles should be
   * @param sizes how much room each label takes along the line
   * @param from where the line begins
   * @param to where it ends
   * @return where they should be put, in the order of {@code places}
   */
  public static double[] spread(double[] places, double[] sizes, double from, double to) {
    int[] order =
        IntStream.range(0, places.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> places[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] spread = places.clone();
    double free = from;
    for (int i : order) {
      spread[i] = Math.max(spread[i], free + sizes[i] / 2);
      free = spread[i] + sizes[i] / 2;
    }
    double limit = to;
    for (int k = order.length - 1; k >= 0; k--) {
      int i = order[k];
      spread[i] = Math.min(spread[i], limit - sizes[i] / 2);
      limit = spread[i] - sizes[i] / 2;
    }
    return spread;
  }

  /** Names in a row that has so much room: without the words that all of them share, if need be. */
  public static List<String> within(double room, List<String> names) {
    if (names.stream().mapToDouble(LabelLayout::width).sum() <= room) {
      return names;
    }
    List<List<String>> words = names.stream().map(name -> List.of(name.split(" "))).toList();
    int fewest = words.stream().mapToInt(List::size).min().orElse(0);
    int first = 0;
    while (first < fewest - 1 && isShared(words, first)) {
      first++;
    }
    int last = 0;
    while (first + last < fewest - 1 && isShared(words, -1 - last)) {
      last++;
    }
    int from = first;
    int less = last;
    return words.stream()
        .map(name -> String.join(" ", name.subList(from, name.size() - less)))
        .toList();
  }

  /** Whether all have the same word at a place, which is counted from the end if negative. */
  private static boolean isShared(List<List<String>> words, int place) {
    return words.stream()
            .map(name -> name.get(place < 0 ? name.size() + place : place))
            .distinct()
            .count()
        == 1;
  }

  /** The room that a column of these texts needs. */
  static double column(List<String> texts) {
    return texts.stream().mapToDouble(LabelLayout::width).max().orElse(0);
  }

  /** About how wide a text is in a plot, and a little more. */
  static double width(String text) {
    return text.length() * 8.6 + 10;
  }

  /** The same room for each of n labels. */
  static double[] rooms(int n, double room) {
    double[] rooms = new double[n];
    Arrays.fill(rooms, room);
    return rooms;
  }
}
