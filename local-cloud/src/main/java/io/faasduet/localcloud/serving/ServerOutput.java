package io.faasduet.localcloud.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.localcloud.process.ChildProcess;
import io.faasduet.localcloud.process.ProcessEnd;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.process.RecentLines;
import io.faasduet.localcloud.process.TelemetryLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a server process prints for as long as it lives, and keeps the last of it. */
final class ServerOutput {
  private static final Logger LOG = LoggerFactory.getLogger(ServerOutput.class);
  private static final int LINES_IN_MESSAGES = 15;

  private final String name;
  private final ChildProcess child;
  private final RecentLines recent = new RecentLines();
  private final CompletableFuture<TelemetryLine.Init> init = new CompletableFuture<>();
  private final CompletableFuture<TelemetryLine.Ready> ready = new CompletableFuture<>();
  private final CompletableFuture<TelemetryLine.Suspended> suspended = new CompletableFuture<>();
  private final CompletableFuture<Heard> restored = new CompletableFuture<>();
  private final Thread stdout;
  private final Thread stderr;

  /** A line of a restored process, whose clock is not this one's, and when it was read here. */
  record Heard(TelemetryLine.Restored line, long nanos) {}

  ServerOutput(String name, ChildProcess child) {
    this(name, child, line -> {}, line -> {});
  }

  /** One that passes each line on as well. */
  ServerOutput(String name, ChildProcess child, Consumer<String> out, Consumer<String> err) {
    Consumer<String> hear = this::hear;
    Consumer<String> keep = recent::add;
    this.name = name;
    this.child = child;
    this.stdout = read(child.process().getInputStream(), hear.andThen(out));
    this.stderr = read(child.process().getErrorStream(), keep.andThen(err));
    child
        .exit()
        .thenAccept(
            end -> {
              ProcessStartException early = endedEarly(end);
              ready.completeExceptionally(early);
              suspended.completeExceptionally(early);
            });
  }

  /**
   * Waits for the ready line.
   *
   * @throws ProcessStartException if the process ends first, or the limit passes
   */
  TelemetryLine.Ready awaitReady(Duration limit) {
    return await(ready, "ready", limit);
  }

  /**
   * Waits until the process is ready for a snapshot of it.
   *
   * @throws ProcessStartException if the process ends first, or the limit passes
   */
  TelemetryLine.Suspended awaitSuspended(Duration limit) {
    return await(suspended, "ready for a snapshot", limit);
  }

  private <T> T await(CompletableFuture<T> line, String what, Duration limit) {
    try {
      return line.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new ProcessStartException(e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new ProcessStartException(
          "%s was not %s within %d s%s".formatted(name, what, limit.toSeconds(), lastWords()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessStartException("the wait for " + name + " was interrupted", e);
    }
  }

  /** When the constructor ran; known at the latest when the process is ready. */
  Optional<TelemetryLine.Init> init() {
    return Optional.ofNullable(init.getNow(null));
  }

  /** When a restored process's hook had run; known at the latest when the process is ready. */
  Optional<Heard> restored() {
    return Optional.ofNullable(restored.getNow(null));
  }

  private void hear(String line) {
    long nanos = System.nanoTime();
    TelemetryLine.parse(line)
        .ifPresentOrElse(
            duet -> {
              duet.init().ifPresent(init::complete);
              duet.snapshot().ifPresent(suspended::complete);
              duet.restored().ifPresent(hook -> restored.complete(new Heard(hook, nanos)));
              duet.ready().ifPresent(ready::complete);
            },
            () -> recent.add(line));
  }

  private ProcessStartException endedEarly(ProcessEnd end) {
    try {
      // to the end, unless a child process still holds the pipe
      stdout.join(1000);
      stderr.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String reason = end.outOfMemory() ? ", out of memory," : "";
    return new ProcessStartException(
        "%s ended with status %d%s before it was ready%s"
            .formatted(name, end.status(), reason, lastWords()));
  }

  private String lastWords() {
    String last = recent.last(LINES_IN_MESSAGES);
    return last.isEmpty()
        ? ", and printed nothing"
        : "; its last output was:" + System.lineSeparator() + last;
  }

  private Thread read(InputStream stream, Consumer<String> line) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(stream, UTF_8))) {
                lines.lines().forEach(line);
              } catch (IOException | UncheckedIOException e) {
                LOG.debug("the output of {} broke off", name, e);
              }
            },
            name + "-output-" + child.process().pid());
    reader.setDaemon(true);
    reader.start();
    return reader;
  }
}
