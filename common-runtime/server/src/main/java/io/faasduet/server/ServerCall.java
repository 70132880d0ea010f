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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request to the function, from its head to its one answer. Used on the event loop; only the
 * work runs on a worker.
 */
final class ServerCall {
  private static final Logger LOG = LoggerFactory.getLogger(ServerCall.class);

  /**
   * What follows an error of the JVM itself, such as the end of its memory. Nothing in the process
   * can be relied on after it.
   */
  interface FatalErrors {
    /** Called on the event loop, after the call that met the error was answered as failed. */
    void ended(VirtualMachineError error);
  }

  /** Why a call gets no place. */
  static final Supplier<FunctionException> FULL =
      () ->
          new FunctionException(
              ErrorKind.OVERLOADED, "every worker is busy and the queue is full; try again later");

  private static final Supplier<FunctionException> NO_MEMORY =
      () ->
          new FunctionException(
              ErrorKind.OVERLOADED, "too many answers wait for their callers; try again later");

  private final Vertx vertx;
  private final Context context;
  private final Invocation invocation;
  private final CallReply reply;
  private final Workers workers;
  private final UnreadAnswers answers;
  private final Metrics.Timer metric;
  private final FatalErrors fatal;
  private final long deadlineTimer;
  private Workers.@Nullable Place place;
  private Runnable end = () -> {};
  private boolean over;

  ServerCall(
      Vertx vertx,
      Invocation invocation,
      CallReply reply,
      Workers workers,
      UnreadAnswers answers,
      Metrics.Timer metric,
      Duration limit,
      FatalErrors fatal) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.invocation = invocation;
    this.reply = reply;
    this.workers = workers;
    this.answers = answers;
    this.metric = metric;
    this.fatal = fatal;
    this.deadlineTimer = vertx.setTimer(Math.max(1, limit.toMillis()), id -> timeOut(limit));
  }

  /** What is to be done when the call is over. */
  void whenOver(Runnable end) {
    this.end = end;
  }

  /**
   * Takes a place, does the work on a worker and answers with what it returns or throws. To be
   * called when the whole request is there, so that a slow upload holds no place.
   */
  void work(Function<Invocation, ResponseBody> work) {
    if (over) {
      return;
    }
    AtomicReference<Runnable> answer = new AtomicReference<>(() -> {});
    Runnable working = () -> answer.set(answerTo(work));
    Runnable answering = () -> context.runOnContext(nothing -> answer.get().run());
    place = workers.work(working, answering).orElse(null);
    if (place == null && answers.endUnread()) {
      place = workers.work(working, answering).orElse(null);
    }
    if (place == null) {
      fail(FULL.get());
    }
  }

  /** Answers with a failure. */
  void fail(FunctionException failure) {
    if (end()) {
      leave();
      metric.stop(failure.failure().errorType(), reply.fail(failure, invocation, this::answered));
    }
  }

  /** The caller has gone: work that waits is dropped, work that runs goes on for nobody. */
  void abandon() {
    if (end()) {
      leave();
      answered();
      reply.abandoned();
      metric.stop("Abandoned", "none");
    }
  }

  /**
   * The caller has said that it no longer wants an answer, or let its deadline pass, which looks
   * the same from here: work that runs is interrupted.
   */
  void cancel() {
    if (end()) {
      stop();
      answered();
      reply.abandoned();
      metric.stop("Abandoned", "none");
    }
  }

  private Runnable answerTo(Function<Invocation, ResponseBody> work) {
    try {
      ResponseBody content = work.apply(invocation);
      int size = content.bytes().length;
      if (!answers.mayWait(size)) {
        return () -> fail(NO_MEMORY.get());
      }
      return () -> {
        answers.taken(size);
        succeed(content);
      };
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
    if (!over && !answers.haveRoomFor(content.bytes().length)) {
      fail(NO_MEMORY.get());
    } else if (end()) {
      metric.stop("none", reply.succeed(content, invocation, this::answered));
    }
  }

  private void answered() {
    if (place != null) {
      place.answered();
    }
  }

  private void leave() {
    if (place != null) {
      place.leave();
    }
  }

  private void stop() {
    if (place != null) {
      place.stop();
    }
  }

  private void timeOut(Duration limit) {
    stop();
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
    end.run();
    return true;
  }
}
