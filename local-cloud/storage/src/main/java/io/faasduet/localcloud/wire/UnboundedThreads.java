package io.faasduet.localcloud.wire;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.ThreadPool;

/** Threads for Jetty, as many as there is work for: handlers may wait for each other. */
record UnboundedThreads(ExecutorService executor) implements ThreadPool {
  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  @Override
  public void join() throws InterruptedException {
    executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  @Override
  public int getThreads() {
    return 0;
  }

  @Override
  public int getIdleThreads() {
    return 0;
  }

  @Override
  public boolean isLowOnThreads() {
    return false;
  }
}
