package io.faasduet.localcloud;

import io.faasduet.api.FunctionSpec;
import io.faasduet.server.FunctionServer;

/** A function's server as functions have one. */
public final class GreetingServer {
  record Request(String name) {
    Request() {
      this("world");
    }
  }

  record Response(String greeting) {}

  private GreetingServer() {}

  public static void main(String[] args) {
    FunctionServer.main(
        FunctionSpec.<Request, Response>of(
                "greeting",
                Request.class,
                environment -> (request, invocation) -> new Response("Hello, " + request.name()))
            .withGreeter(new Request(), new Request()));
  }
}
