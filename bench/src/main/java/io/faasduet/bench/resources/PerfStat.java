package io.faasduet.bench.resources;

import io.faasduet.bench.results.ResourceColumn;
import io.faasduet.localcloud.process.ChildProcesses;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * {@code perf stat} in interval mode, attached to one process. It ends with that process, with
 * {@link #close}, or with this JVM, however that ends. Thread-safe.
 */
public final class PerfStat implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Process process;
  private final Thread reader;
  private final Map<String, PerfEvent> events;
  private final UnreadableSources unreadable;
  private final Map<ResourceColumn, Double> totals = new EnumMap<>(ResourceColumn.class);
  private final Set<String> notCounted = new LinkedHashSet<>();
  private final CountDownLatch counting = new CountDownLatch(1);
  private double leastRunningPercent = 100;
  private double cpuMillis;

  private PerfStat(Process process, Map<PerfEvent, String> names, UnreadableSources unreadable) {
    this.process = process;
    this.events =
        names.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    this.unreadable = unreadable;
    this.reader = new Thread(this::read, "duet-perf-stat");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Attaches perf to a process.
   *
   * @param program the name or path of perf
   * @param names what perf calls the events, from {@link PerfProbe#countable}
   * @param interval from one line of an event to the next; at least 10 ms
   * @param unreadable takes perf's message, if it does not count after all
   * @return nothing if there are no events, or perf does not start
   */
  public static Optional<PerfStat> attach(
      String program,
      long pid,
      Map<PerfEvent, String> names,
      Duration interval,
      UnreadableSources unreadable) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            program,
            "stat",
            "-x,",
            "-I",
            Long.toString(interval.toMillis()),
            "-e",
            String.join(",", names.values()),
            "-p",
            Long.toString(pid));
    builder.environment().put("LC_ALL", "C"); // or numbers have the comma that separates them
    builder.redirectErrorStream(true);
    try {
      Process started = ChildProcesses.ofThisJvm().start(builder);
      started.getOutputStream().close();
      return Optional.of(new PerfStat(started, names, unreadable));
    } catch (IOException e) {
      unreadable.note("hardware counters", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void read() {
    List<String> messages = new ArrayList<>();
    boolean any = false;
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Optional<PerfLine> parsed = PerfLine.parse(line);
        parsed.ifPresent(this::add);
        if (parsed.isPresent()) {
          counting.countDown();
        }
        any |= parsed.isPresent();
        if (parsed.isEmpty() && !line.isBlank() && !line.strip().equals("Error:")) {
          messages.add(line.strip());
        }
      }
    } catch (IOException e) {
      messages.add(String.valueOf(e.getMessage()));
    }
    counting.countDown();
    if (!any && !messages.isEmpty()) {
      unreadable.note("hardware counters", messages.get(0));
    }
  }

  private synchronized void add(PerfLine line) {
    PerfEvent event = events.get(line.event());
    if (event == null) {
      return;
    }
    if (line.value().isEmpty()) {
      notCounted.add(line.event());
      return;
    }
    totals.merge(event.column(), line.value().getAsDouble(), Double::sum);
    leastRunningPercent = Math.min(leastRunningPercent, line.runningPercent());
  }

  /**
   * Waits until it counts, which it does some milliseconds after its start, or has ended.
   *
   * @return whether it does within that time
   */
  public boolean awaitCounting(Duration limit) {
    try {
      return counting.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What was counted so far, and events that did not run since the last call. */
  public synchronized Reading take() {
    Map<ResourceColumn, Double> values = new EnumMap<>(totals);
    if (!totals.isEmpty()) {
      values.put(ResourceColumn.COUNTERS_RUNNING_PERCENT, leastRunningPercent);
    }
    cpuMillis =
        process
            .info()
            .totalCpuDuration()
            .map(used -> Math.max(cpuMillis, used.toNanos() / 1e6))
            .orElse(cpuMillis);
    values.put(ResourceColumn.PERF_CPU_MS, cpuMillis);
    List<String> missed = List.copyOf(notCounted);
    notCounted.clear();
    leastRunningPercent = 100;
    return new Reading(values, missed);
  }

  /**
   * What perf told.
   *
   * @param values totals since it was attached
   * @param notCounted the names of events that had no counter
   */
  public record Reading(Map<ResourceColumn, Double> values, List<String> notCounted) {}

  /** The id of perf's own process. */
  long pid() {
    return process.pid();
  }

  /**
   * Has perf print what it counted in the interval that has begun, and end; returns when all is
   * read.
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      interrupt();
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
      reader.join(GRACE.toMillis());
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      process.destroyForcibly();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Perf ends orderly on SIGINT alone, which Java cannot send. */
  private void interrupt() throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      process.destroy(); // without kill(1) the interval that has begun is lost
    }
  }
}
