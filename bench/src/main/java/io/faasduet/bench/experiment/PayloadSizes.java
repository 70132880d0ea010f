package io.faasduet.bench.experiment;

import io.faasduet.bench.option.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sizes of requests that a text says: {@code 1024,65536} or, evenly spaced by their value or by
 * their logarithm, {@code linear:1024..6251000/20} and {@code log:1024..6251000/20}.
 *
 * @param bytes in ascending order, none twice
 */
record PayloadSizes(List<Integer> bytes) {
  /** What a server of Duet takes, unless it is told otherwise. */
  static final int MOST_BYTES = 32 << 20;

  private static final int MOST_SIZES = 200;
  private static final Pattern STEPS = Pattern.compile("(linear|log):(\\d+)\\.\\.(\\d+)/(\\d+)");
  private static final Pattern LIST = Pattern.compile("\\d{1,9}( *, *\\d{1,9})*");

  PayloadSizes {
    bytes = List.copyOf(bytes);
  }

  /**
   * Those of a text.
   *
   * @throws PlanException if it says none; the message names the field
   */
  static PayloadSizes parse(String text) {
    Matcher steps = STEPS.matcher(text);
    List<Integer> sizes = new ArrayList<>();
    if (steps.matches()) {
      int first = size(steps.group(2));
      int last = size(steps.group(3));
      int count = count(steps.group(4));
      if (last <= first) {
        throw new PlanException("'overhead.payload' must go up, and %s does not".formatted(text));
      }
      boolean logarithmic = steps.group(1).equals("log");
      for (int i = 0; i < count; i++) {
        double part = (double) i / (count - 1);
        sizes.add(
            (int)
                Math.round(
                    logarithmic
                        ? first * Math.pow((double) last / first, part)
                        : first + part * (last - first)));
      }
    } else if (LIST.matcher(text).matches()) {
      for (String size : text.split(" *, *")) {
        sizes.add(size(size));
      }
      count(Integer.toString(sizes.size() + 1));
    } else {
      throw new PlanException(
          "'overhead.payload' must be bytes such as 1024,65536, or steps such as"
              + " log:1024..6251000/20 or linear:1024..6251000/20, not '"
              + text
              + "'");
    }
    return new PayloadSizes(List.copyOf(new TreeSet<>(sizes)));
  }

  private static int size(String digits) {
    if (digits.length() > 9
        || Integer.parseInt(digits) < 1
        || Integer.parseInt(digits) > MOST_BYTES) {
      throw new PlanException(
          "'overhead.payload' must be from 1 to %d bytes, not %s".formatted(MOST_BYTES, digits));
    }
    return Integer.parseInt(digits);
  }

  private static int count(String digits) {
    if (digits.length() > 4
        || Integer.parseInt(digits) < 2
        || Integer.parseInt(digits) > MOST_SIZES) {
      throw new PlanException(
          "'overhead.payload' has from 2 to %d steps, not %s".formatted(MOST_SIZES, digits));
    }
    return Integer.parseInt(digits);
  }
}
