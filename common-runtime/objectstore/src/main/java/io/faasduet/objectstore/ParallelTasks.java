package io.faasduet.objectstore;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs tasks on a temporary thread pool, or a single task on the caller's thread. */
final class ParallelTasks {
  private ParallelTasks() {}

  /**
   * Returns when all tasks have. At the first failure no further task is begun, those under way are
   * told to stop and waited for, and the failure is thrown.
   */
  static void run(List<Callable<Void>> tasks, int threads, Runnable stop) throws IOException {
    if (tasks.size() <= 1) {
      for (Callable<Void> task : tasks) {
        call(task);
      }
      return;
    }
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.min(threads, tasks.size()),
            work -> {
              Thread thread = new Thread(work, "duet-transfer");
              thread.setDaemon(true);
              return thread;
            });
    CompletionService<Void> running = new ExecutorCompletionService<>(workers);
    try {
      tasks.forEach(running::submit);
      for (int i = 0; i < tasks.size(); i++) {
        running.take().get();
      }
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      stop.run();
      workers.shutdownNow();
      awaitEnd(workers);
    }
  }

  /** What the caller does next may touch the same files. */
  private static void awaitEnd(ExecutorService workers) {
    boolean interrupted = Thread.interrupted();
    try {
      workers.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void call(Callable<Void> task) throws IOException {
    try {
      task.call();
    } catch (Exception e) {
      throw rethrown(e);
    }
  }

  private static IOException rethrown(Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    } else if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof IOException io ? io : new IOException(failure);
  }
}
