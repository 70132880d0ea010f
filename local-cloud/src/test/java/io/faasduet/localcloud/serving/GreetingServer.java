package io.faasduet.localcloud.serving;

import io.faasduet.api.FunctionSpec;
import io.faasduet.server.FunctionServer;
import io.faasduet.server.vhive.GreeterWorkloads;

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
        FunctionSpec.of(
                "greeting",
                Request.class,
                Response.class,
                environment -> (request, invocation) -> new Response("Hello, " + request.name()))
            .with(new GreeterWorkloads<>(new Request(), new Request())));
  }
}
