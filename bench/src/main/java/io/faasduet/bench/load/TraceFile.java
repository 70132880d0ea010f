package io.faasduet.bench.load;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** A file of arrival times: seconds, one a line. */
final class TraceFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TraceFile() {}

  /**
   * The arrivals in nanoseconds.
   *
   * @throws IllegalArgumentException naming the file, and the line if one is wrong
   */
  static long[] read(Path file) {
    List<String> lines = lines(file);
    LongStream.Builder arrivals = LongStream.builder();
    long last = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String place = file + ", line " + (i + 1);
      long due = nanos(line, place);
      if (due < last) {
        throw new IllegalArgumentException(
            place + ": " + line + " is earlier than the line before; sort the file");
      }
      arrivals.add(due);
      last = due;
    }
    long[] all = arrivals.build().toArray();
    if (all.length == 0) {
      throw new IllegalArgumentException(file + " holds no arrivals; it takes seconds, one a line");
    }
    return all;
  }

  private static List<String> lines(Path file) {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      if (!lines.isEmpty() && lines.get(0).startsWith(BYTE_ORDER_MARK)) {
        lines.set(0, lines.get(0).substring(BYTE_ORDER_MARK.length()));
      }
      return lines;
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file, e);
    } catch (MalformedInputException e) {
      throw new IllegalArgumentException(file + " is not text", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static long nanos(String line, String place) {
    double seconds;
    try {
      seconds = Double.parseDouble(line);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(place + ": '" + line + "' is not a number of seconds", e);
    }
    if (!(seconds >= 0 && seconds <= Long.MAX_VALUE / 1e9)) {
      throw new IllegalArgumentException(
          place + ": " + line + " is not a number of seconds from the beginning of the run");
    }
    return Math.round(seconds * 1e9);
  }
}
