package io.faasduet.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that functions run on: so many requests at work, so many more waiting, and no more. A
 * request holds its place until its answer has left. Thread-safe.
 */
final class Workers {
  private final ThreadPoolExecutor threads;
  private final Semaphore free;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();

  Workers(int concurrency, int queue) {
    free = new Semaphore(concurrency + queue);
    // a queue without locks: a worker that wakes up would wait for that of the one who woke it
    threads =
        new ThreadPoolExecutor(
            concurrency, concurrency, 0, TimeUnit.SECONDS, new LinkedTransferQueue<>(), named());
  }

  /** Whether no place is free now. */
  boolean full() {
    return free.availablePermits() == 0;
  }

  /**
   * Does the work on a worker, then what comes afterwards.
   *
   * @return the place of this request, or empty if all places are taken
   */
  Optional<Place> work(Runnable work, Runnable afterwards) {
    if (!free.tryAcquire()) {
      return Optional.empty();
    }
    waiting.incrementAndGet();
    Place place = new Place(work, afterwards);
    threads.execute(place);
    return Optional.of(place);
  }

  /** Requests that the function is working on, those given up by their caller included. */
  int running() {
    return running.get();
  }

  /** Requests that hold a place and have not begun. */
  int waiting() {
    return waiting.get();
  }

  /** Interrupts what still runs; true if all of it ended in time. */
  boolean close(Duration timeout) {
    threads.shutdownNow();
    try {
      return threads.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ThreadFactory named() {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "duet-worker-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** One request's place. It is free again when its work has ended and its answer has left. */
  final class Place implements Runnable {
    private final FutureTask<Void> work;
    private final Runnable afterwards;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicInteger holders = new AtomicInteger(2);

    Place(Runnable work, Runnable afterwards) {
      this.work = new FutureTask<>(work, null);
      this.afterwards = afterwards;
    }

    /** No answer is on its way any more. */
    void answered() {
      if (answered.compareAndSet(false, true)) {
        release();
      }
    }

    /** Gives up work that has not begun; work that has begun goes on. */
    void leave() {
      if (begun.compareAndSet(false, true)) {
        threads.remove(this);
        waiting.decrementAndGet();
        release();
      }
    }

    /** Leaves, and interrupts work that has begun. */
    void stop() {
      leave();
      work.cancel(true);
    }

    @Override
    public void run() {
      if (!begun.compareAndSet(false, true)) {
        return;
      }
      waiting.decrementAndGet();
      running.incrementAndGet();
      try {
        work.run();
      } finally {
        running.decrementAndGet();
        release();
      }
      afterwards.run();
    }

    /** Held by the work and by the answer. */
    private void release() {
      if (holders.decrementAndGet() == 0) {
        free.release();
      }
    }
  }
}
