package io.faasduet.localcloud.process;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Threads that do not keep this JVM alive. */
public record DaemonThreads(String name) implements ThreadFactory {
  /** As many as there is work for. */
  public static ExecutorService pool(String name) {
    return Executors.newCachedThreadPool(new DaemonThreads(name));
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
