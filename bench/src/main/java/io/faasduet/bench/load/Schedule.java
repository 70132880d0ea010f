package io.faasduet.bench.load;

/**
 * The request that a plan asks for next. The sending thread asks and takes; of ends it is told by
 * any thread.
 */
interface Schedule {
  /** Nothing is due before another answer comes. */
  long WAIT = Long.MAX_VALUE;

  /** Nothing will be due any more. */
  long END = -1;

  /** When the next request is due, in nanoseconds of the run; or {@link #WAIT} or {@link #END}. */
  long nextDueNanos();

  /** Takes the next request, if it is due at some time; returns its user or batch, else 0. */
  int take();

  /**
   * A request of the user or batch has ended, well or not.
   *
   * @return whether what is due next may have changed
   */
  boolean ended(int group, long endNanos);

  static Schedule of(LoadPlan plan) {
    if (plan instanceof Arrivals arrivals) {
      return new ArrivalSchedule(arrivals);
    } else if (plan instanceof Users users) {
      return new UserSchedule(users);
    } else {
      return new BatchSchedule((Batches) plan);
    }
  }
}
