package io.faasduet.server;

import io.faasduet.api.FunctionException;
import io.faasduet.api.Invocation;
import io.faasduet.runtime.FunctionHost;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Opens calls: one for every request to the function, whichever protocol it came by. */
final class CallDispatcher {
  private final Vertx vertx;
  private final FunctionHost<?, ?> host;
  private final Workers workers;
  private final Uploads uploads;
  private final Replies replies;
  private final Metrics metrics;
  private final Duration timeout;
  private final ServerCall.FatalErrors fatal;

  CallDispatcher(
      Vertx vertx,
      FunctionHost<?, ?> host,
      Workers workers,
      Uploads uploads,
      Replies replies,
      Metrics metrics,
      Duration timeout,
      ServerCall.FatalErrors fatal) {
    this.vertx = vertx;
    this.host = host;
    this.workers = workers;
    this.uploads = uploads;
    this.replies = replies;
    this.metrics = metrics;
    this.timeout = timeout;
    this.fatal = fatal;
  }

  FunctionHost<?, ?> host() {
    return host;
  }

  Uploads uploads() {
    return uploads;
  }

  Replies replies() {
    return replies;
  }

  /**
   * Begins an invocation and its clock as soon as a request's head is there. Empty if it would get
   * no place now; it has then been refused, before its body comes.
   */
  Optional<ServerCall> open(Protocol protocol, Optional<Duration> callerTimeout, CallReply reply) {
    Duration limit =
        callerTimeout.filter(shorter -> shorter.compareTo(timeout) < 0).orElse(timeout);
    Invocation invocation =
        host.begin(
            reply.correlation().requestId(),
            Optional.of(Instant.now().plus(limit)),
            reply.caller());
    if (invocation.cold()) {
      metrics.coldStarted();
    }
    Metrics.Timer timer = metrics.start(protocol);
    if (workers.full() && !replies.answers().endUnread()) {
      FunctionException full = ServerCall.FULL.get();
      timer.stop(full.failure().errorType(), reply.fail(full, invocation, () -> {}));
      return Optional.empty();
    }
    return Optional.of(
        new ServerCall(vertx, invocation, reply, workers, replies.answers(), timer, limit, fatal));
  }
}
