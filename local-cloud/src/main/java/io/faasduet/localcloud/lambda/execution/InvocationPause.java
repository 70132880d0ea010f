package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.process.ChildProcess;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The time between two invocations of a process, in which it is frozen: from when its runtime has
 * asked for the next invocation until there is one. Thread-safe.
 */
final class InvocationPause {
  private final ChildProcess child;
  private Optional<RuntimeRequest> last = Optional.empty();
  private boolean calling;

  InvocationPause(ChildProcess child) {
    this.child = child;
  }

  /** The process's invocation is over: it is frozen once it has asked for the next one. */
  synchronized void begin(Executor background) {
    calling = false;
    last.ifPresent(
        request -> request.settled().thenRunAsync(() -> freezeAfter(request), background));
  }

  private synchronized void freezeAfter(RuntimeRequest request) {
    if (!calling && last.filter(request::equals).isPresent()) {
      child.freeze();
    }
  }

  /** There is an invocation: the process runs. */
  synchronized void end(RuntimeRequest request) {
    calling = true;
    last = Optional.of(request);
    child.thaw();
  }
}
