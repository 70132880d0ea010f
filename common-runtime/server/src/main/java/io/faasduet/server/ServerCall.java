package io.faasduet.server;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.Invocation;
import io.faasduet.http.ResponseBody;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request to the function, from its head to its one answer. Used on the event loop; only the
 * work runs on a worker.
 */
final class ServerCall {
  private static final Logger LOG = LoggerFactory.getLogger(ServerCall.class);

  private final Vertx vertx;
  private final Context context;
  private final Invocation invocation;
  private final Reply reply;
  private final Workers.Place place;
  private final Metrics.Timer metric;
  private final FatalErrors fatal;
  private final long deadlineTimer;
  private boolean over;

  ServerCall(
      Vertx vertx,
      Invocation invocation,
      Reply reply,
      Workers.Place place,
      Metrics.Timer metric,
      Duration limit,
      FatalErrors fatal) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.invocation = invocation;
    this.reply = reply;
    this.place = place;
    this.metric = metric;
    this.fatal = fatal;
    this.deadlineTimer = vertx.setTimer(Math.max(1, limit.toMillis()), id -> timeOut(limit));
  }

  /** Does the work on a worker and answers with what it returns or throws. */
  void work(Function<Invocation, ResponseBody> work) {
    AtomicReference<Runnable> answer = new AtomicReference<>(() -> {});
    place.work(
        () -> answer.set(answerTo(work)),
        () -> context.runOnContext(nothing -> answer.get().run()));
  }

  /** Answers with a failure. */
  void fail(FunctionException failure) {
    if (end()) {
      place.leave();
      metric.stop(failure.failure().errorType(), reply.fail(failure, invocation));
    }
  }

  /** The caller has gone: work that waits is dropped, work that runs goes on for nobody. */
  void abandon() {
    if (end()) {
      place.leave();
      metric.stop("Abandoned", "none");
    }
  }

  /**
   * The caller has said that it no longer wants an answer, or let its deadline pass, which looks
   * the same from here: work that runs is interrupted.
   */
  void cancel() {
    if (end()) {
      place.stop();
      metric.stop("Abandoned", "none");
    }
  }

  private Runnable answerTo(Function<Invocation, ResponseBody> work) {
    try {
      ResponseBody content = work.apply(invocation);
      return () -> succeed(content);
    } catch (FunctionException e) {
      return () -> fail(e);
    } catch (VirtualMachineError e) {
      return () -> failFatally(e);
    } catch (RuntimeException | Error e) {
      // not the function's, whose failures the host has made known: the protocol's envelope
      LOG.error("request {} failed", invocation.requestId(), e);
      return () -> fail(new FunctionException(ErrorKind.INTERNAL, "the server failed"));
    }
  }

  /** The call is answered before the process may end; another thread ends it, if any does. */
  private void failFatally(VirtualMachineError error) {
    fail(
        new FunctionException(
            ErrorKind.INTERNAL,
            "the function's process ends; its log has request " + invocation.requestId()));
    fatal.ended(error);
  }

  private void succeed(ResponseBody content) {
    if (end()) {
      metric.stop("none", reply.succeed(content, invocation));
    }
  }

  private void timeOut(Duration limit) {
    place.stop();
    fail(
        new FunctionException(
            ErrorKind.DEADLINE_EXCEEDED, "no answer within " + limit.toMillis() + " ms"));
  }

  private boolean end() {
    if (over) {
      return false;
    }
    over = true;
    vertx.cancelTimer(deadlineTimer);
    return true;
  }
}
