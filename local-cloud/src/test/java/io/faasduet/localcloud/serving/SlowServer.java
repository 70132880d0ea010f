package io.faasduet.localcloud.serving;

import io.faasduet.api.FunctionSpec;
import io.faasduet.server.FunctionServer;
import io.faasduet.server.vhive.GreeterWorkloads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A function that says how many of its requests were at work at once, and may end its process. */
public final class SlowServer {
  private static final AtomicInteger AT_WORK = new AtomicInteger();

  record Request(int millis, boolean dies, String until) {
    Request() {
      this(0, false, "");
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

  private static Response answer(Request request) throws InterruptedException {
    int atWork = AT_WORK.incrementAndGet();
    try {
      if (request.dies()) {
        Runtime.getRuntime().halt(3);
      }
      Thread.sleep(request.millis());
      while (!request.until().isEmpty() && Files.notExists(Path.of(request.until()))) {
        Thread.sleep(5);
      }
      return new Response(atWork);
    } finally {
      AT_WORK.decrementAndGet();
    }
  }
}
