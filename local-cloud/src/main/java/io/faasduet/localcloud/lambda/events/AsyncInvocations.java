package io.faasduet.localcloud.lambda.events;

import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.InvokeResult;
import io.faasduet.localcloud.lambda.function.EventInvokeConfig;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asynchronous invocations: each event is retried until the function succeeds, its retries are used
 * up, or it is too old. They are lost when this JVM ends. Thread-safe.
 */
public final class AsyncInvocations {
  private static final Logger LOG = LoggerFactory.getLogger(AsyncInvocations.class);

  private final Executor threads;
  private final ScheduledExecutorService clock;
  private final RetryBackoff waits;
  private final Destinations destinations;

  public AsyncInvocations(
      Executor threads,
      ScheduledExecutorService clock,
      RetryBackoff waits,
      Destinations destinations) {
    this.threads = threads;
    this.clock = clock;
    this.waits = waits;
    this.destinations = destinations;
  }

  /** Takes an event, and returns at once. */
  public void accept(DeployedFunction function, LambdaInvocation invocation) {
    Event event = new Event(function, invocation);
    threads.execute(event::tryOnce);
  }

  /** One event, which is with one thread at a time. */
  private final class Event {
    private final DeployedFunction function;
    private final LambdaInvocation invocation;
    private final long acceptedNanos = System.nanoTime();
    private int invocations;
    private int refusals;

    Event(DeployedFunction function, LambdaInvocation invocation) {
      this.function = function;
      this.invocation = invocation;
    }

    void tryOnce() {
      try {
        InvokeResult result = function.invoke(invocation);
        invocations++;
        tried(result);
      } catch (ServiceException e) {
        if (e.status() == 404) {
          LOG.warn("event {} is lost: {}", invocation.requestId(), e.getMessage());
          return;
        }
        refusals++;
        LOG.debug("event {} waits: {}", invocation.requestId(), e.getMessage());
        later(waits.afterThrottle(refusals), soFar());
      } catch (RuntimeException e) {
        LOG.warn("event {} is lost", invocation.requestId(), e);
      }
    }

    private void tried(InvokeResult result) {
      EventResult after = soFar().with(result.outcome());
      if (!result.outcome().failed()) {
        destinations.succeeded(function, after);
      } else if (invocations > config().retriesOrDefault()) {
        destinations.failed(function, after.because("RetriesExhausted"));
      } else {
        later(waits.afterError(invocations), after);
      }
    }

    private void later(Duration wait, EventResult soFar) {
      Duration age = Duration.ofNanos(System.nanoTime() - acceptedNanos).plus(wait);
      if (age.compareTo(config().maximumAgeOrDefault()) > 0) {
        destinations.failed(function, soFar.because("EventAgeExceeded"));
        return;
      }
      try {
        clock.schedule(() -> threads.execute(this::tryOnce), wait.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        LOG.warn("event {} is lost: the service ends", invocation.requestId());
      }
    }

    private EventResult soFar() {
      return new EventResult(invocation, function.version(), invocations);
    }

    private EventInvokeConfig config() {
      return function.eventInvoke().orElseGet(EventInvokeConfig::unspecified);
    }
  }
}
