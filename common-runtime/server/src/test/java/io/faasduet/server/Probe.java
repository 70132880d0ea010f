package io.faasduet.server;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Invocation;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.http.ImageBodies;
import io.faasduet.server.vhive.GreeterWorkloads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A function that does as it is asked, so that every outcome is available, and waited for. */
final class Probe implements ServerlessFunction<ProbeRequest, ProbeResponse> {
  /** One permit for every request that has begun to wait. */
  final Semaphore waiting = new Semaphore(0);

  /** Opened by the test: lets those that wait go on. */
  final CountDownLatch gate = new CountDownLatch(1);

  /** One permit for every request that was interrupted while it waited. */
  final Semaphore interrupted = new Semaphore(0);

  final AtomicInteger invocations = new AtomicInteger();

  FunctionSpec<ProbeRequest, ProbeResponse> spec() {
    return FunctionSpec.of("probe", ProbeRequest.class, ProbeResponse.class, context -> this)
        .with(new GreeterWorkloads<>(new ProbeRequest("answer", 0), new ProbeRequest("missing", 0)))
        .with(new ImageBodies<>(image -> new ProbeRequest("answer", image.length)));
  }

  @Override
  public ProbeResponse apply(ProbeRequest request, Invocation invocation) throws Exception {
    invocations.incrementAndGet();
    switch (request.act()) {
      case "invalid" -> throw new InvalidRequestException("field 'act' is\r\nbad: \u00e9%");
      case "missing" -> throw new NotFoundException("file:/nothing is not there");
      case "denied" -> throw new FunctionException(ErrorKind.DENIED, "the bucket says no");
      case "large" -> throw new FunctionException(ErrorKind.TOO_LARGE, "the image is too large");
      case "late" -> throw new FunctionException(ErrorKind.DEADLINE_EXCEEDED, "out of time");
      case "broken" -> throw new IllegalStateException("a secret");
      case "memory" -> throw new OutOfMemoryError("full");
      case "error" -> throw new AssertionError("a secret");
      case "wait" -> {
        waiting.release();
        awaitGate();
      }
      case "ignore interrupts" -> {
        waiting.release();
        awaitGateUninterruptibly();
      }
      default -> {}
    }
    return new ProbeResponse(
        request.act(), Thread.currentThread().getName(), "x".repeat(request.size()));
  }

  private void awaitGate() throws InterruptedException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      interrupted.release();
      throw e;
    }
  }

  private void awaitGateUninterruptibly() {
    while (true) {
      try {
        gate.await();
        return;
      } catch (InterruptedException e) {
        interrupted.release();
      }
    }
  }
}
