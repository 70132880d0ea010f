package io.faasduet.bench.load;

/** Batches, each due when the last request of the one before it has ended. */
final class BatchSchedule implements Schedule {
  private final Batches batches;
  private int batch = 1;
  private int taken;
  private int ended;
  private long dueNanos;
  private long lastEndNanos;

  BatchSchedule(Batches batches) {
    this.batches = batches;
  }

  @Override
  public synchronized long nextDueNanos() {
    if (batch > batches.count()) {
      return END;
    }
    return taken < batches.size() ? dueNanos : WAIT;
  }

  @Override
  public synchronized int take() {
    taken++;
    return batch;
  }

  @Override
  public synchronized boolean ended(int group, long endNanos) {
    lastEndNanos = Math.max(lastEndNanos, endNanos);
    ended++;
    if (ended == batches.size()) {
      dueNanos = lastEndNanos;
      batch++;
      taken = 0;
      ended = 0;
    }
    return true;
  }
}
