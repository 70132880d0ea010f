package io.faasduet.inference;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A task that runs on its own daemon thread, no longer than until it is closed. Thread-safe. */
public final class BackgroundTask<T> implements AutoCloseable {
  private final FutureTask<T> task;
  private final Thread thread;

  private BackgroundTask(FutureTask<T> task, Thread thread) {
    this.task = task;
    this.thread = thread;
  }

  /** Starts the work on a daemon thread of that name. */
  public static <T> BackgroundTask<T> start(String threadName, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, threadName);
    thread.setDaemon(true);
    thread.start();
    return new BackgroundTask<>(task, thread);
  }

  /** Waits for the result; throws what the work threw. */
  public T get() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in INIT", e);
    }
  }

  /**
   * Interrupts the work unless it has ended, and waits until it has, so that it neither writes a
   * file nor reads from a closed store afterwards. Its failure is not thrown.
   */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
