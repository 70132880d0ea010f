package io.faasduet.bench.resources;

import io.faasduet.bench.results.ResourceColumn;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads what processes use, again and again, on its own thread, until it is closed: at once, then
 * in every interval, and once more at the end. A process that has ended is no more read.
 */
public final class ResourceSampler implements AutoCloseable {
  /** Until perf counts, if the machine is busy. */
  private static final Duration PERF_START = Duration.ofSeconds(2);

  private final Listener listener;
  private final Duration interval;
  private final List<Watched> processes = new ArrayList<>();
  private final CountDownLatch ending = new CountDownLatch(1);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Thread thread;
  private volatile Optional<RuntimeException> failure = Optional.empty();

  /** Takes what was read; called on the sampler's thread. */
  @FunctionalInterface
  public interface Listener {
    /**
     * One process was read.
     *
     * @param instance its place among the processes, from 1
     * @param nanos just before it was read, by {@link System#nanoTime}
     */
    void read(
        int instance,
        long pid,
        long nanos,
        Map<ResourceColumn, Double> values,
        List<String> notCounted);
  }

  private record Watched(int instance, long pid, ProcessReader reader, Optional<PerfStat> perf) {}

  private ResourceSampler(Duration interval, Listener listener) {
    this.interval = interval;
    this.listener = listener;
    this.thread = new Thread(this::run, "duet-resource-sampler");
    thread.setDaemon(true);
  }

  /**
   * Begins to read.
   *
   * @param processIds the processes, in the order of their numbers
   * @param interval from one reading of a process to the next
   * @param counters the hardware counters that are read too
   * @param unreadable takes what this machine does not tell
   * @param listener takes what was read
   */
  public static ResourceSampler start(
      List<Long> processIds,
      Duration interval,
      CounterSet counters,
      UnreadableSources unreadable,
      Listener listener) {
    PerfProbe perf = PerfProbe.INSTALLED;
    Map<PerfEvent, String> names = perf.countable(counters, unreadable);
    ResourceSampler sampler = new ResourceSampler(interval, listener);
    for (long pid : processIds) {
      sampler.processes.add(
          new Watched(
              sampler.processes.size() + 1,
              pid,
              new ProcessReader(Path.of("/"), pid, unreadable),
              PerfStat.attach(perf.program(), pid, names, interval, unreadable)));
    }
    Duration limit = interval.plus(PERF_START);
    sampler.processes.forEach(
        watched -> watched.perf().ifPresent(counting -> counting.awaitCounting(limit)));
    sampler.thread.start();
    return sampler;
  }

  private void run() {
    try {
      long begun = System.nanoTime();
      long ticks = 0;
      boolean last;
      do {
        processes.forEach(this::sample);
        // a reading that took longer than the interval is followed by the next full one
        ticks = Math.max(ticks, (System.nanoTime() - begun) / interval.toNanos()) + 1;
        last =
            ending.await(
                begun + ticks * interval.toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
      } while (!last);
      processes.forEach(watched -> watched.perf().ifPresent(PerfStat::close));
      processes.forEach(this::sample);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    } finally {
      processes.forEach(watched -> watched.perf().ifPresent(PerfStat::close));
    }
  }

  private void sample(Watched watched) {
    long cpu = threads.getCurrentThreadCpuTime();
    long nanos = System.nanoTime();
    Map<ResourceColumn, Double> values = watched.reader().read();
    if (values.isEmpty()) {
      return;
    }
    values = new EnumMap<>(values);
    List<String> notCounted = List.of();
    if (watched.perf().isPresent()) {
      PerfStat.Reading counted = watched.perf().get().take();
      values.putAll(counted.values());
      notCounted = counted.notCounted();
    }
    double used = threads.getCurrentThreadCpuTime() - cpu;
    values.put(ResourceColumn.SAMPLING_CPU_NANOS, used);
    listener.read(watched.instance(), watched.pid(), nanos, values, notCounted);
  }

  /**
   * Reads a last time, and ends; also on an interrupted thread.
   *
   * @throws RuntimeException what the listener threw
   */
  @Override
  public void close() {
    ending.countDown();
    boolean interrupted = Thread.interrupted();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    failure.ifPresent(
        e -> {
          throw e;
        });
  }
}
