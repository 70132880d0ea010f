package io.faasduet.localcloud.serving;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.server.FunctionServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A function's server that tells which of its hooks have run, and what is its own. */
public final class SnapshotServer {
  record Request(String write) {
    Request() {
      this("");
    }
  }

  /**
   * @param ran the hooks, and the requests before this one, in order
   * @param random drawn for this request
   * @param wallMillis the wall clock
   * @param files what has been written to the temporary directory
   */
  record Response(List<String> ran, String random, long wallMillis, List<String> files) {}

  private SnapshotServer() {}

  private static final class Remembering implements ServerlessFunction<Request, Response> {
    private final List<String> ran = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();

    @Override
    public synchronized Response apply(Request request, Invocation invocation) {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      try {
        if (!request.write().isEmpty()) {
          Files.writeString(temporary.resolve(request.write()), "written");
        }
        List<String> before = List.copyOf(ran);
        ran.add("request");
        try (var files = Files.list(temporary)) {
          return new Response(
              before,
              new UUID(random.nextLong(), random.nextLong()).toString(),
              System.currentTimeMillis(),
              files.map(file -> file.getFileName().toString()).sorted().toList());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public synchronized void beforeSnapshot() {
      ran.add("before");
    }

    @Override
    public synchronized void afterRestore() {
      ran.add("after");
      if (System.getenv("FAIL_AFTER_RESTORE") != null) {
        throw new IllegalStateException("no connection after all");
      }
    }
  }

  public static void main(String[] args) {
    FunctionServer.main(
        FunctionSpec.of(
            "remembering", Request.class, Response.class, environment -> new Remembering()));
  }
}
