package io.faasduet.bench.resources;

import io.faasduet.localcloud.process.ChildProcesses;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Finds out which events can be counted here, by counting those of a program that does nothing.
 *
 * @param program the name or path of perf
 */
public record PerfProbe(String program) {
  private static final String COUNTERS = "hardware counters";
  private static final long MOST_SECONDS = 20;

  /** Perf as the shell finds it. */
  public static final PerfProbe INSTALLED = new PerfProbe("perf");

  /** The lines of perf's output, and whether it went well. */
  private record Attempt(boolean ok, List<String> lines) {
    Optional<PerfLine.Status> status() {
      return lines.stream()
          .flatMap(line -> PerfLine.parse(line).stream())
          .map(PerfLine::status)
          .findFirst();
    }

    String message() {
      return lines.stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.equals("Error:"))
          .findFirst()
          .orElse("it failed without a message");
    }
  }

  /**
   * What perf calls those events of a set that it can count; the others are noted by name.
   *
   * @return none if there is no perf, or it may not count
   */
  public Map<PerfEvent, String> countable(CounterSet set, UnreadableSources unreadable) {
    Map<PerfEvent, String> names = new EnumMap<>(PerfEvent.class);
    List<String> unsupported = new ArrayList<>();
    Optional<String> refusal = Optional.empty();
    try {
      for (PerfEvent event : set.events()) {
        for (String name : event.names()) {
          Attempt outcome = count(name);
          Optional<PerfLine.Status> status = outcome.status();
          if (status.isPresent() && status.get() != PerfLine.Status.NOT_SUPPORTED) {
            names.put(event, name);
            break;
          } else if (!outcome.ok() && refusal.isEmpty() && !isUnknown(outcome)) {
            refusal = Optional.of(outcome.message());
          }
        }
        if (!names.containsKey(event)) {
          unsupported.add(event.names().get(0));
        }
      }
    } catch (IOException e) {
      unreadable.note(COUNTERS, "there is no program '" + program + "'");
      return Map.of();
    }
    if (!unsupported.isEmpty()) {
      unreadable.note(
          COUNTERS, refusal.orElse("<not supported>") + ": " + String.join(" ", unsupported));
    }
    return names;
  }

  /** An event of another processor is an error in perf's language, not a refusal. */
  private static boolean isUnknown(Attempt outcome) {
    return outcome.message().contains("event syntax error")
        || outcome.message().contains("unknown");
  }

  private Attempt count(String name) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program, "stat", "-x,", "-e", name, "--", "true");
    builder.environment().put("LC_ALL", "C");
    builder.redirectErrorStream(true);
    Process process = ChildProcesses.ofThisJvm().start(builder);
    process.getOutputStream().close();
    List<String> lines;
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      lines = output.lines().toList();
    }
    try {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return new Attempt(!process.isAlive() && process.exitValue() == 0, lines);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return new Attempt(false, List.of("interrupted"));
    }
  }
}
