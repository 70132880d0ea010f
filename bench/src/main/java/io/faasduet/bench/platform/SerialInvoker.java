package io.faasduet.bench.platform;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.Invoker;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.localcloud.startup.StartTimes;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Invokes a target, one request after the other, and waits for each result. A latency that caused
 * an instance to start on this machine counts from the spawn of its process. Not thread-safe.
 */
public final class SerialInvoker {
  private final Target target;
  private Optional<ColdStart> lastColdStart = Optional.empty();

  /** An invoker of the target, which it does not close. */
  public SerialInvoker(Target target) {
    this.target = target;
  }

  /** A result and when its last byte was read. */
  private record Ended(long endNanos, InvocationResult result) {}

  /**
   * Sends one request and waits for its result. An interrupt ends the wait with a failure and
   * leaves the flag set.
   *
   * @param json the request, a JSON object in UTF-8
   */
  public InvocationResult invoke(byte[] json) {
    lastColdStart = Optional.empty();
    Optional<StartTimes> before = target.lastStart();
    CompletableFuture<Ended> reply = new CompletableFuture<>();
    Invoker.Reply completing = (sent, end, result) -> reply.complete(new Ended(end, result));
    target.invoke(json, completing);
    Ended ended;
    try {
      ended = reply.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return InvocationResult.Failure.of(InvocationResult.Failure.INTERRUPTED, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reply does not fail", e);
    }
    return ended.result() instanceof InvocationResult.Success success
        ? completed(success, ended.endNanos(), before)
        : ended.result();
  }

  private InvocationResult completed(
      InvocationResult.Success success, long endNanos, Optional<StartTimes> before) {
    Optional<StartTimes> started =
        target.lastStart().filter(start -> !before.equals(Optional.of(start)));
    lastColdStart = started.map(start -> ColdStartPhases.until(start, endNanos));
    long latencyNanos =
        started.map(start -> endNanos - start.spawnedNanos()).orElse(success.latencyNanos());
    return success.with(latencyNanos, target.residentBytes());
  }

  /** Where the time of the start went that the last invocation caused; empty if it caused none. */
  public Optional<ColdStart> lastColdStart() {
    return lastColdStart;
  }
}
