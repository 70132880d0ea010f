package io.faasduet.localcloud.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The processor time that processes use. Not thread-safe. */
public final class CpuTime {
  private Map<Long, Long> usedNanos = new HashMap<>();
  private long readNanos = System.nanoTime();

  /**
   * The mean use of one process since the last call, in percent of so many processors. A process
   * that was not there then counts from its beginning.
   */
  public double percent(List<Long> processIds, double cpus) {
    long now = System.nanoTime();
    Map<Long, Long> current = new HashMap<>();
    long used = 0;
    for (long pid : processIds) {
      long nanos =
          ProcessHandle.of(pid)
              .flatMap(process -> process.info().totalCpuDuration())
              .map(Duration::toNanos)
              .orElse(0L);
      current.put(pid, nanos);
      used += nanos - usedNanos.getOrDefault(pid, 0L);
    }
    double passed = (double) (now - readNanos) * cpus * Math.max(1, processIds.size());
    usedNanos = current;
    readNanos = now;
    return 100 * used / passed;
  }
}
