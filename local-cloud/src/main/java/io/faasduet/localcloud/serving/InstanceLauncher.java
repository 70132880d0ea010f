package io.faasduet.localcloud.serving;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts and ends the server processes of one function, on its own threads. Thread-safe. */
final class InstanceLauncher implements AutoCloseable {
  private static final Duration END_LIMIT = Duration.ofSeconds(30);

  private final Supplier<ServerProcess> starter;
  private final ExecutorService starts = threads("duet-instance-start");
  private final ExecutorService ends = threads("duet-instance-end");

  InstanceLauncher(Supplier<ServerProcess> starter) {
    this.starter = starter;
  }

  /** Starts a process; one of the two hears of it, on another thread. */
  void start(Consumer<ServerProcess> ready, Consumer<RuntimeException> failed) {
    starts.execute(
        () -> {
          ServerProcess process;
          try {
            process = starter.get();
          } catch (RuntimeException e) {
            failed.accept(e);
            return;
          }
          ready.accept(process);
        });
  }

  /** Ends a process, without waiting for its end. */
  void end(ServerProcess process) {
    ends.execute(process::close);
  }

  /** Breaks off the starts that are under way, and waits for the ends that are. */
  @Override
  public void close() {
    starts.shutdownNow();
    ends.shutdown();
    try {
      starts.awaitTermination(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
      ends.awaitTermination(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ExecutorService threads(String name) {
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
