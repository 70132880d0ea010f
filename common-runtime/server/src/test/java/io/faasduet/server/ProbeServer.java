package io.faasduet.server;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.server.vhive.GreeterWorkloads;

/** A server process for tests: {@code {"act":"wait"}} waits for a line on standard input. */
final class ProbeServer implements ServerlessFunction<ProbeRequest, ProbeResponse> {

  public static void main(String[] args) {
    FunctionServer.main(
        FunctionSpec.of(
                "probe", ProbeRequest.class, ProbeResponse.class, context -> new ProbeServer())
            .with(new GreeterWorkloads<>(new ProbeRequest(), new ProbeRequest())));
  }

  @Override
  public ProbeResponse apply(ProbeRequest request, Invocation invocation) throws Exception {
    if (request.act().equals("wait")) {
      System.out.println("waiting");
      System.in.read();
    }
    if (request.act().equals("stack")) {
      return deeper(request);
    }
    return new ProbeResponse(
        request.act(), Thread.currentThread().getName(), "x".repeat(request.size()));
  }

  @SuppressWarnings("InfiniteRecursion") // until the stack overflows
  private static ProbeResponse deeper(ProbeRequest request) {
    ProbeResponse deepest = deeper(request);
    return new ProbeResponse(deepest.act() + request.act(), "", "");
  }

  @Override
  public void close() {
    System.out.println("closed");
  }
}
