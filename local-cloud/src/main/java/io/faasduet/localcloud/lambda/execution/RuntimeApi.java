package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.http.LocalHttpServer;
import io.faasduet.localcloud.http.LocalHttpServer.Request;
import io.faasduet.localcloud.http.LocalHttpServer.Response;
import io.faasduet.localcloud.process.ProcessEnd;
import io.faasduet.runtime.json.Json;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Runtime API (2018-06-01) of one execution environment, on its own port. A request that is
 * delivered before the runtime asks for it waits until it does. At most one request is under way at
 * a time. {@code restore/next} and {@code restore/error} are there for SnapStart alone.
 */
final class RuntimeApi implements AutoCloseable {
  /** Of a synchronous response. */
  static final int MAX_RESPONSE_BYTES = 6_291_556;

  private static final String RUNTIME = "/2018-06-01/runtime/";
  private static final Pattern ANSWER =
      Pattern.compile(RUNTIME + "invocation/([^/]+)/(response|error)");

  /** What an environment is to a snapshot. */
  enum Role {
    /** It has to do with none. */
    ON_DEMAND,

    /** It waits for one to be taken: its INIT ends when it asks for a restore, and it gets none. */
    TO_BE_TAKEN,

    /** It was restored: when it asks for the restore, that has happened. */
    RESTORED
  }

  private final Role role;
  private final CompletableFuture<Long> restored = new CompletableFuture<>();
  private final BlockingQueue<RuntimeRequest> waiting = new LinkedBlockingQueue<>();
  private final CompletableFuture<InitResult> init = new CompletableFuture<>();
  private final LocalHttpServer server;
  private Optional<RuntimeRequest> current = Optional.empty();
  private Optional<ProcessEnd> exit = Optional.empty();

  RuntimeApi(Role role) {
    this.role = role;
    server = new LocalHttpServer("lambda-runtime-api", MAX_RESPONSE_BYTES, this::handle);
  }

  String address() {
    return server.address();
  }

  CompletableFuture<InitResult> init() {
    return init;
  }

  /** When the restored process ran, by {@link System#nanoTime()}; or its end. */
  CompletableFuture<Long> restored() {
    return restored;
  }

  /** A connection to it. */
  Socket connect() throws IOException {
    String[] parts = address().split(":");
    return new Socket(parts[0], Integer.parseInt(parts[1]));
  }

  synchronized void deliver(RuntimeRequest request) {
    current = Optional.of(request);
    if (exit.isPresent()) {
      request.end(exit.get());
    } else {
      waiting.add(request);
    }
  }

  /** The runtime's process has ended. */
  synchronized void end(ProcessEnd end) {
    exit = Optional.of(end);
    init.complete(new InitResult.Exited(end));
    restored.complete(System.nanoTime());
    current.ifPresent(request -> request.end(end));
  }

  @Override
  public void close() {
    server.close();
  }

  private Response handle(Request request) throws InterruptedException {
    if (request.path().equals(RUNTIME + "invocation/next")) {
      return next();
    }
    if (role != Role.ON_DEMAND && request.path().equals(RUNTIME + "restore/next")) {
      return restore();
    }
    if (request.path().equals(RUNTIME + "init/error")
        || role == Role.RESTORED && request.path().equals(RUNTIME + "restore/error")) {
      init.complete(new InitResult.Refused(request.body(), errorType(request)));
      return accepted();
    }
    Matcher answer = ANSWER.matcher(request.path());
    return answer.matches()
        ? answered(request, answer.group(1), answer.group(2).equals("error"))
        : refused(404, "NotFound", "no such operation: " + request.path());
  }

  private Response next() throws InterruptedException {
    settle();
    init.complete(new InitResult.Ready(System.nanoTime()));
    return waiting.take().response();
  }

  private Response restore() throws InterruptedException {
    if (role == Role.TO_BE_TAKEN) {
      init.complete(new InitResult.Ready(System.nanoTime()));
      new CountDownLatch(1).await(); // what is restored asks another
    }
    restored.complete(System.nanoTime());
    return json(200, Map.of());
  }

  private synchronized void settle() {
    current
        .filter(request -> request.outcome().isDone())
        .ifPresent(request -> request.settled().complete(null));
  }

  private synchronized Response answered(Request request, String requestId, boolean error) {
    Optional<RuntimeRequest> asked = current.filter(it -> it.requestId().equals(requestId));
    if (asked.isEmpty()) {
      return refused(400, "InvalidRequestID", "Invalid request ID");
    }
    CompletableFuture<InvocationOutcome> outcome = asked.get().outcome();
    if (request.body().length > MAX_RESPONSE_BYTES) {
      outcome.complete(InvocationOutcome.tooLarge(MAX_RESPONSE_BYTES));
      return refused(
          413,
          "RequestEntityTooLarge",
          "Exceeded maximum allowed payload size (" + MAX_RESPONSE_BYTES + " bytes).");
    }
    outcome.complete(
        error
            ? InvocationOutcome.thrown(request.body())
            : InvocationOutcome.success(request.body()));
    return accepted();
  }

  private static String errorType(Request request) {
    return request.header("Lambda-Runtime-Function-Error-Type").orElse("Runtime.Unknown");
  }

  private static Response accepted() {
    return json(202, Map.of("status", "OK"));
  }

  private static Response refused(int status, String errorType, String message) {
    return json(status, Map.of("errorType", errorType, "errorMessage", message));
  }

  private static Response json(int status, Map<String, Object> body) {
    return new Response(status, Map.of("Content-Type", "application/json"), Json.write(body));
  }
}
