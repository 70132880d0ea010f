package io.faasduet.server;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;

/** A server process for tests: {@code {"act":"wait"}} waits for a line on standard input. */
final class ProbeServer implements ServerlessFunction<ProbeRequest, ProbeResponse> {

  public static void main(String[] args) {
    FunctionServer.main(
        FunctionSpec.<ProbeRequest, ProbeResponse>of(
                "probe", ProbeRequest.class, environment -> new ProbeServer())
            .withGreeter(new ProbeRequest(), new ProbeRequest()));
  }

  @Override
  public ProbeResponse apply(ProbeRequest request, Invocation invocation) throws Exception {
    if (request.act().equals("wait")) {
      System.out.println("waiting");
      System.in.read();
    }
    return new ProbeResponse(request.act(), Thread.currentThread().getName(), "");
  }

  @Override
  public void close() {
    System.out.println("closed");
  }
}
