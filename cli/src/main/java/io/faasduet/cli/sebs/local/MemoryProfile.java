package io.faasduet.cli.sebs.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.sebs.background.BackgroundProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The memory of processes over time.
 *
 * @param bytes the readings of each process, in order
 * @param missed intervals that had no reading
 */
record MemoryProfile(Map<Long, List<Long>> bytes, long missed) {
  /** The name of its file in the directory of the process that measures. */
  static final String FILE = "memory.txt";

  private static final double MEGABYTE = 1e6;

  /** What a process has measured until now, if it is one that measures. */
  static Optional<MemoryProfile> of(BackgroundProcess process) {
    Path file = process.directory().resolve(FILE);
    try {
      return Files.exists(file) ? Optional.of(of(Files.readString(file))) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** Reads lines of a {@link MemoryLog}; the last counts only if it is whole. */
  static MemoryProfile of(String text) {
    Map<Long, List<Long>> bytes = new TreeMap<>();
    long missed = 0;
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      String[] words = line.split(" ");
      long figure = Long.parseLong(words[1]);
      if (words[0].equals(MemoryLog.MISSED)) {
        missed += figure;
      } else {
        bytes.computeIfAbsent(Long.parseLong(words[0]), pid -> new ArrayList<>()).add(figure);
      }
    }
    return new MemoryProfile(bytes, missed);
  }

  /** As SeBS writes it; megabytes are of 10<sup>6</sup> bytes. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    bytes.forEach(
        (pid, readings) -> {
          ObjectNode process = json.putObject(Long.toString(pid));
          double mean = readings.stream().mapToLong(Long::longValue).average().orElseThrow();
          long most = readings.stream().mapToLong(Long::longValue).max().orElseThrow();
          process.put("mean mem. usage", mean / MEGABYTE + " MB");
          process.put("max mem. usage", most / MEGABYTE + " MB");
          process.put("number of measurements", readings.size());
          readings.forEach(process.putArray("full profile (in bytes)")::add);
        });
    if (missed > 0) {
      json.put("precision_errors", missed);
    }
    return json;
  }
}
