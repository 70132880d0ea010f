package io.faasduet.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads that functions run on: so many requests at work, so many more waiting, and no more.
 * Thread-safe.
 */
final class Workers {
  private final ThreadPoolExecutor threads;
  private final int places;
  private final Semaphore free;
  private final AtomicInteger running = new AtomicInteger();

  Workers(int concurrency, int queue) {
    places = concurrency + queue;
    free = new Semaphore(places);
    threads =
        new ThreadPoolExecutor(
            concurrency, concurrency, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named());
  }

  /** A place among those at work and those waiting, or empty if all are taken. */
  Optional<Place> take() {
    return free.tryAcquire() ? Optional.of(new Place()) : Optional.empty();
  }

  /** Requests that the function is working on, those given up by their caller included. */
  int running() {
    return running.get();
  }

  /** Requests that hold a place and have not begun. */
  int waiting() {
    return Math.max(0, places - free.availablePermits() - running.get());
  }

  /** Interrupts what still runs; true if all of it ended in time. */
  boolean close(Duration patience) {
    threads.shutdownNow();
    try {
      return threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
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

  /** One request's place. It is free again when its work has really ended, or was never begun. */
  final class Place implements Runnable {
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable FutureTask<Void> work;
    private volatile @Nullable Runnable afterwards;

    /** Runs the work on a worker, frees the place, then runs what comes afterwards. */
    void work(Runnable work, Runnable afterwards) {
      this.work = new FutureTask<>(work, null);
      this.afterwards = afterwards;
      threads.execute(this);
    }

    /** Frees the place if its work has not begun; work that has begun goes on. */
    void leave() {
      if (begun.compareAndSet(false, true)) {
        threads.remove(this);
        free.release();
      }
    }

    /** Leaves, and interrupts work that has begun. */
    void stop() {
      leave();
      FutureTask<Void> task = work;
      if (task != null) {
        task.cancel(true);
      }
    }

    @Override
    public void run() {
      FutureTask<Void> task = work;
      Runnable next = afterwards;
      if (task == null || next == null || !begun.compareAndSet(false, true)) {
        return;
      }
      running.incrementAndGet();
      try {
        task.run();
      } finally {
        running.decrementAndGet();
        free.release();
      }
      next.run();
    }
  }
}
