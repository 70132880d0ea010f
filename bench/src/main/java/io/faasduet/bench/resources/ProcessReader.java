package io.faasduet.bench.resources;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.results.ResourceColumn;
import io.faasduet.localcloud.process.limits.ProcessGroups;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads what the kernel tells of one process: its memory from {@code smaps_rollup}, {@code io},
 * {@code stat}, the {@code status} of each thread, its control groups, and the page cache of the
 * machine. What cannot be read is absent, and noted once. Used by one thread.
 */
public final class ProcessReader {
  private static final String SWITCHES = "voluntary_ctxt_switches:";

  private final Path root;
  private final Path directory;
  private final ProcessGroups groups;
  private final UnreadableSources unreadable;

  /**
   * A reader of a process.
   *
   * @param root what all paths are relative to; {@code /} but in tests
   * @param unreadable takes what cannot be read
   */
  public ProcessReader(Path root, long pid, UnreadableSources unreadable) {
    this.root = root;
    this.directory = root.resolve("proc").resolve(Long.toString(pid));
    this.groups = ProcessGroups.of(root, pid);
    this.unreadable = requireNonNull(unreadable, "unreadable");
  }

  /** A file's text as figures. */
  @FunctionalInterface
  private interface Parser {
    Map<ResourceColumn, Double> figures(List<String> lines);
  }

  /** What it has used until now; nothing if it has ended. */
  public Map<ResourceColumn, Double> read() {
    Map<ResourceColumn, Double> values = new EnumMap<>(ResourceColumn.class);
    ProcText.Stat stat;
    try {
      stat = ProcText.Stat.of(text(directory.resolve("stat")));
    } catch (IOException e) {
      return values;
    }
    if (!stat.isAlive()) {
      return values;
    }
    values.putAll(stat.values());
    add(values, "memory (smaps_rollup)", directory.resolve("smaps_rollup"), ProcText::memory);
    if (!values.containsKey(ResourceColumn.RSS_BYTES)) {
      add(values, "RSS (status)", directory.resolve("status"), ProcessReader::resident);
    }
    add(values, "I/O (io)", directory.resolve("io"), ProcText::io);
    add(values, "page cache (meminfo)", root.resolve("proc/meminfo"), ProcessReader::cached);
    switches(values);
    group(values, ResourceColumn.CGROUP_MEMORY_BYTES, groups.memoryBytes(), "memory");
    group(values, ResourceColumn.CGROUP_READ_BYTES, groups.readBytes(), "io");
    group(values, ResourceColumn.CGROUP_WRITE_BYTES, groups.writtenBytes(), "io");
    return values;
  }

  private void add(Map<ResourceColumn, Double> values, String what, Path file, Parser parser) {
    try {
      Map<ResourceColumn, Double> figures = parser.figures(text(file).lines().toList());
      if (figures.isEmpty() && Files.exists(directory.resolve("stat"))) {
        unreadable.note(what, "the kernel's file has no such figures");
      }
      values.putAll(figures);
    } catch (IOException e) {
      if (Files.exists(directory.resolve("stat"))) {
        unreadable.note(what, reason(e));
      }
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    } else if (e instanceof NoSuchFileException) {
      return "this kernel has no such file";
    }
    return String.valueOf(e.getMessage());
  }

  private static Map<ResourceColumn, Double> resident(List<String> lines) {
    return of(ResourceColumn.RSS_BYTES, ProcText.figure(lines, "VmRSS:"));
  }

  private static Map<ResourceColumn, Double> cached(List<String> lines) {
    return of(ResourceColumn.PAGE_CACHE_BYTES, ProcText.figure(lines, "Cached:"));
  }

  private static Map<ResourceColumn, Double> of(ResourceColumn column, OptionalDouble kibibytes) {
    Map<ResourceColumn, Double> values = new EnumMap<>(ResourceColumn.class);
    ProcText.put(values, column, kibibytes, 1024);
    return values;
  }

  /** The counts of {@code /proc/PID/status} are those of the first thread alone. */
  private void switches(Map<ResourceColumn, Double> values) {
    double voluntary = 0;
    double involuntary = 0;
    int told = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(directory.resolve("task"))) {
      for (Path thread : threads) {
        List<String> lines = lines(thread.resolve("status"));
        OptionalDouble waited = ProcText.figure(lines, SWITCHES);
        told += waited.isPresent() ? 1 : 0;
        voluntary += waited.orElse(0);
        involuntary += ProcText.figure(lines, "non" + SWITCHES).orElse(0);
      }
    } catch (IOException e) {
      told = 0;
    }
    if (told > 0) {
      values.put(ResourceColumn.VOLUNTARY_SWITCHES_COUNT, voluntary);
      values.put(ResourceColumn.INVOLUNTARY_SWITCHES_COUNT, involuntary);
    } else if (Files.exists(directory.resolve("stat"))) {
      unreadable.note("context switches (status)", "the kernel's files have no such figures");
    }
  }

  private void group(
      Map<ResourceColumn, Double> values,
      ResourceColumn column,
      OptionalLong figure,
      String controller) {
    if (figure.isPresent()) {
      values.put(column, (double) figure.getAsLong());
    } else if (Files.exists(directory.resolve("stat"))) {
      unreadable.note(
          controller + " of its control group",
          "the process has no group of its own that counts it");
    }
  }

  private static List<String> lines(Path file) {
    try {
      return text(file).lines().toList();
    } catch (IOException e) {
      return List.of(); // the thread has ended
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
