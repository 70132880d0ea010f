package io.faasduet.bench.client;

import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** One request and its response; ends once, by whatever comes first. Of the loop's thread alone. */
abstract class Exchange {
  private final Invoker.Reply reply;
  private long sentNanos;
  private Optional<Future<?>> deadline = Optional.empty();
  private boolean ended;

  Exchange(Invoker.Reply reply) {
    this.reply = reply;
  }

  /** The request counts as sent from now on; a connection may still have to be made for it. */
  final void begin(EventLoop loop, Duration timeout) {
    deadline = Optional.of(loop.schedule(this::timeOut, timeout.toNanos(), TimeUnit.NANOSECONDS));
    sentNanos = System.nanoTime();
  }

  final boolean hasEnded() {
    return ended;
  }

  /**
   * The response is whole.
   *
   * @param reading makes a result of it, by the latency in nanoseconds
   */
  final void answered(LongFunction<InvocationResult> reading) {
    long endNanos = System.nanoTime();
    end(endNanos, read(reading, endNanos - sentNanos));
  }

  private static InvocationResult read(LongFunction<InvocationResult> reading, long latencyNanos) {
    try {
      return reading.apply(latencyNanos);
    } catch (RuntimeException e) {
      return InvocationResult.Failure.of(InvocationResult.Failure.BAD_ANSWER, e);
    }
  }

  /** The response is not of the protocol, whose name is given. */
  final void garbled(String protocol, Throwable cause) {
    fail(
        InvocationResult.Failure.BAD_ANSWER,
        "the response is not " + protocol + ": " + ResponseChecks.message(cause));
  }

  final void tooLarge() {
    end(System.nanoTime(), ResponseChecks.tooLarge());
  }

  final void fail(Throwable cause) {
    String kind = InvocationResult.Failure.CONNECTION;
    if (cause instanceof ConnectTimeoutException) {
      kind = InvocationResult.Failure.TIMEOUT;
    } else if (cause instanceof ConnectException) {
      kind = InvocationResult.Failure.REFUSED;
    }
    fail(kind, ResponseChecks.message(cause));
  }

  final void lost() {
    fail(
        InvocationResult.Failure.CONNECTION,
        "the connection was closed before the response was complete");
  }

  final void fail(String kind, String detail) {
    end(System.nanoTime(), new InvocationResult.Failure(kind, detail));
  }

  private void timeOut() {
    fail(InvocationResult.Failure.TIMEOUT, "no response within the timeout");
    abandon();
  }

  /** Gives up what the connection still does for it. */
  abstract void abandon();

  private void end(long endNanos, InvocationResult result) {
    if (!ended) {
      ended = true;
      deadline.ifPresent(timer -> timer.cancel(false));
      reply.ended(sentNanos, endNanos, result);
    }
  }
}
