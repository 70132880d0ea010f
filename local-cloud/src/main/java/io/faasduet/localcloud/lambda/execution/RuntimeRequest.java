package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.http.LocalHttpServer;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.process.ProcessEnd;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One invocation on its way through a runtime. */
final class RuntimeRequest {
  private final LambdaInvocation invocation;
  private final Instant deadline;
  private final CompletableFuture<InvocationOutcome> outcome = new CompletableFuture<>();
  private final CompletableFuture<Void> settled = new CompletableFuture<>();

  RuntimeRequest(LambdaInvocation invocation, Instant deadline) {
    this.invocation = invocation;
    this.deadline = deadline;
  }

  String requestId() {
    return invocation.requestId();
  }

  /** Known when the runtime has answered, or ended. */
  CompletableFuture<InvocationOutcome> outcome() {
    return outcome;
  }

  /** Completed when the runtime has asked for its next invocation, or ended. */
  CompletableFuture<Void> settled() {
    return settled;
  }

  /** The runtime is gone. */
  void end(ProcessEnd end) {
    outcome.complete(InvocationOutcome.exited(requestId(), end));
    settled.complete(null);
  }

  /** As the Runtime API hands it over. */
  LocalHttpServer.Response response() {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Lambda-Runtime-Aws-Request-Id", requestId());
    headers.put("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
    headers.put("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
    invocation
        .clientContext()
        .ifPresent(context -> headers.put("Lambda-Runtime-Client-Context", context));
    return new LocalHttpServer.Response(200, headers, invocation.payload());
  }
}
