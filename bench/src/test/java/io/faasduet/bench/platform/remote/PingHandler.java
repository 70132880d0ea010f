package io.faasduet.bench.platform.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A handler in its own process, which tells of itself as Duet's functions do. */
public final class PingHandler {
  private boolean cold = true;

  /** Answers an empty object. */
  public void handle(InputStream input, OutputStream output) throws IOException {
    System.out.printf(
        "{\"duet\":{\"request_id\":\"%s\",\"cold\":%s,\"instance\":\"%s\",\"timings_ms\":{}}}%n",
        UUID.randomUUID(), cold, UUID.randomUUID());
    cold = false;
    output.write("{}".getBytes(StandardCharsets.UTF_8));
  }
}
