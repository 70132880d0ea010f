package io.faasduet.bench.load;

/** One arrival after the other; answers change nothing. */
final class ArrivalSchedule implements Schedule {
  private final Arrivals arrivals;
  private int next;

  ArrivalSchedule(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  @Override
  public long nextDueNanos() {
    return next == arrivals.count() ? END : arrivals.dueNanos(next);
  }

  @Override
  public int take() {
    next++;
    return 0;
  }

  @Override
  public boolean ended(int group, long endNanos) {
    return false;
  }
}
