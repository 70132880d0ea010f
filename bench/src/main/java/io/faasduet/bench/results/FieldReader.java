package io.faasduet.bench.results;

import io.faasduet.bench.option.DecimalText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Reads the comma-separated values of one line at a time without a string for each: the report of a
 * long run reads some twenty million. Texts that repeat are the same string. Not thread-safe.
 */
final class FieldReader {
  private static final int MOST_FIELDS = 64;
  private static final int KNOWN_TEXTS = 1 << 12;
  private static final int MOST_LONG_DIGITS = 18;

  /** Below 2^53 digits are exact, and so is the power of ten: their quotient is rounded once. */
  private static final int MOST_EXACT_DIGITS = 15;

  private static final double[] POWERS_OF_TEN = powersOfTen();

  private final String[] known = new String[KNOWN_TEXTS];
  private final byte[][] knownBytes = new byte[KNOWN_TEXTS][];
  private final String[] last = new String[MOST_FIELDS];
  private final byte[][] lastBytes = new byte[MOST_FIELDS][];
  private final int[] starts = new int[MOST_FIELDS + 1];
  private byte[] bytes = new byte[0];
  private int count;
  private LocalDate day = LocalDate.EPOCH;

  private static double[] powersOfTen() {
    double[] powers = new double[MOST_EXACT_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /**
   * Takes a line.
   *
   * @return the number of its values
   */
  int read(byte[] source, int from, int to) {
    bytes = source;
    count = 0;
    starts[0] = from;
    for (int i = from; i <= to; i++) {
      if (i == to || source[i] == ',') {
        if (count == MOST_FIELDS) {
          throw new IllegalArgumentException("more than " + MOST_FIELDS + " values");
        }
        starts[++count] = i + 1;
      }
    }
    return count;
  }

  boolean isEmpty(int field) {
    return start(field) == end(field);
  }

  /**
   * A text. Most are those of the line before.
   *
   * @throws IllegalArgumentException if it should have been quoted
   */
  String text(int field) {
    int from = start(field);
    int to = end(field);
    byte[] before = lastBytes[field];
    if (before == null || !Arrays.equals(before, 0, before.length, bytes, from, to)) {
      int slot = knownSlot(from, to);
      lastBytes[field] = knownBytes[slot];
      last[field] = known[slot];
    }
    return last[field];
  }

  /** Where the text is among those that are known; it takes the place of another if it is new. */
  private int knownSlot(int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash ^ hash >>> 16) & KNOWN_TEXTS - 1;
    byte[] there = knownBytes[slot];
    if (there == null || !Arrays.equals(there, 0, there.length, bytes, from, to)) {
      String text = string(from, to);
      if (!SampleLine.isPlain(text)) {
        throw new IllegalArgumentException("a quote or a control character in '" + text + "'");
      }
      knownBytes[slot] = Arrays.copyOfRange(bytes, from, to);
      known[slot] = text;
    }
    return slot;
  }

  int integer(int field) {
    return Math.toIntExact(integer64(field));
  }

  /**
   * A whole number.
   *
   * @throws NumberFormatException if it is none
   */
  long integer64(int field) {
    int to = end(field);
    boolean negative = !isEmpty(field) && bytes[start(field)] == '-';
    int from = start(field) + (negative ? 1 : 0);
    if (from == to || to - from > MOST_LONG_DIGITS || !areDigits(from, to)) {
      return Long.parseLong(string(start(field), to));
    }
    long value = digits(from, to);
    return negative ? -value : value;
  }

  /**
   * The double that is nearest to a decimal number.
   *
   * @throws NumberFormatException if it is none
   */
  double decimal(int field) {
    int to = end(field);
    boolean negative = !isEmpty(field) && bytes[start(field)] == '-';
    int from = start(field) + (negative ? 1 : 0);
    int point = from;
    while (point < to && bytes[point] != '.') {
      point++;
    }
    int fraction = Math.max(0, to - point - 1);
    if (point == from
        || point - from + fraction > MOST_EXACT_DIGITS
        || !areDigits(from, point)
        || (point < to && !areDigits(point + 1, to))) {
      return DecimalText.read(string(start(field), to));
    }
    long digits = digits(from, point);
    for (int i = point + 1; i < to; i++) {
      digits = 10 * digits + bytes[i] - '0';
    }
    double value = digits / POWERS_OF_TEN[fraction];
    return negative ? -value : value;
  }

  /**
   * A moment as {@link Instant#toString} writes it.
   *
   * @throws DateTimeException if it is none
   */
  Instant instant(int field) {
    int from = start(field);
    int to = end(field);
    int fraction = to - from - 21;
    boolean usual =
        to - from >= 20
            && hasForm(from, "dddd-dd-ddTdd:dd:dd")
            && bytes[to - 1] == 'Z'
            && (to - from == 20
                || (bytes[from + 19] == '.'
                    && fraction >= 1
                    && fraction <= 9
                    && areDigits(from + 20, to - 1)));
    if (!usual) {
      return Instant.parse(string(from, to));
    }
    long hour = digits(from + 11, from + 13);
    long minute = digits(from + 14, from + 16);
    long second = digits(from + 17, from + 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(string(from, to));
    }
    long nanos = to - from == 20 ? 0 : digits(from + 20, to - 1);
    for (int i = fraction; i < 9 && nanos > 0; i++) {
      nanos *= 10;
    }
    return Instant.ofEpochSecond(
        day(from).toEpochDay() * 86_400 + hour * 3600 + minute * 60 + second, nanos);
  }

  /** Most lines are of the day of the line before. */
  private LocalDate day(int from) {
    int year = (int) digits(from, from + 4);
    int month = (int) digits(from + 5, from + 7);
    int dayOfMonth = (int) digits(from + 8, from + 10);
    if (day.getYear() != year
        || day.getMonthValue() != month
        || day.getDayOfMonth() != dayOfMonth) {
      day = LocalDate.of(year, month, dayOfMonth);
    }
    return day;
  }

  private boolean hasForm(int from, String form) {
    for (int i = 0; i < form.length(); i++) {
      byte b = bytes[from + i];
      char wanted = form.charAt(i);
      if (wanted == 'd' ? b < '0' || b > '9' : b != wanted) {
        return false;
      }
    }
    return true;
  }

  private boolean areDigits(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private long digits(int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = 10 * value + bytes[i] - '0';
    }
    return value;
  }

  private String string(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private int start(int field) {
    return starts[field];
  }

  private int end(int field) {
    return starts[field + 1] - 1;
  }
}
