package io.faasduet.bench.load;

import io.faasduet.bench.option.DecimalText;
import io.faasduet.files.TextFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** A file of arrival times: seconds, one a line. */
final class TraceFile {
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
      return TextFile.read(file).lines().toList();
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not text", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static long nanos(String line, String place) {
    double seconds;
    try {
      seconds = DecimalText.read(line);
    } catch (NumberFormatException e) {
      seconds = Double.NaN;
    }
    if (!(seconds >= 0 && seconds <= Long.MAX_VALUE / 1e9)) {
      throw new IllegalArgumentException(
          "%s: '%s' is not a number of seconds from the beginning of the run"
              .formatted(place, line));
    }
    return Math.round(seconds * 1e9);
  }
}
