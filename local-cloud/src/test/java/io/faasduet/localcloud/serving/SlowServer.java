package io.faasduet.localcloud.serving;

import io.faasduet.api.FunctionSpec;
import io.faasduet.server.FunctionServer;
import io.faasduet.server.vhive.GreeterWorkloads;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A function that says how many of its requests were at work at once, and may wait at a {@link
 * Gate} or end its process.
 */
public final class SlowServer {
  private static final AtomicInteger AT_WORK = new AtomicInteger();

  record Request(boolean dies, int gate) {
    Request() {
      this(false, 0);
    }
  }

  record Response(int atWork) {}

  private SlowServer() {}

  public static void main(String[] args) {
    FunctionServer.main(
        FunctionSpec.of(
                "slow",
                Request.class,
                Response.class,
                environment -> (request, invocation) -> answer(request))
            .with(new GreeterWorkloads<>(new Request(), new Request())));
  }

  private static Response answer(Request request) throws IOException {
    int atWork = AT_WORK.incrementAndGet();
    try {
      if (request.dies()) {
        Runtime.getRuntime().halt(3);
      }
      if (request.gate() != 0) {
        Gate.pass(request.gate());
      }
      return new Response(atWork);
    } finally {
      AT_WORK.decrementAndGet();
    }
  }
}
