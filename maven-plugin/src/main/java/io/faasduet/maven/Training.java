package io.faasduet.maven;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A run of a server that leaves an archive of its classes: requests of each kind that servers are
 * sent, then an orderly end.
 *
 * @param java the {@code java} that is run
 * @param directory the server directory
 * @param kind what is made
 * @param archive where the archive is written
 */
record Training(String java, Path directory, TrainedArchive kind, Path archive) {
  /** gRPC methods, and field 1 of what they are sent. */
  private static final Map<String, String> GRPC =
      Map.of("helloworld.Greeter/SayHello", "record", "duet.v1.FunctionService/Invoke", "{}");

  /**
   * Runs it.
   *
   * @return the status of the answer to the last example request
   * @throws IOException if the server does not start, or the JVM writes no archive
   */
  int run(JsonNode example, int requests, Map<String, String> environment) throws IOException {
    Files.deleteIfExists(archive);
    List<String> recording = kind.recording(archive);
    int status = 0;
    try (ServedFunction server = ServedFunction.start(java, directory, recording, environment)) {
      for (Map.Entry<String, String> call : GRPC.entrySet()) {
        server.callOverGrpc(call.getKey(), message(call.getValue()));
      }
      server.get();
      for (int i = 0; i < requests; i++) {
        status = server.post(example);
      }
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the server was running", e);
    }
    if (!Files.exists(archive)) {
      throw new IOException("the JVM wrote none; its output is above");
    }
    return status;
  }

  /** A message that is not compressed, whose field 1 is a short text. */
  private static byte[] message(String field1) {
    byte[] text = field1.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + 4 + 2 + text.length)
        .put((byte) 0)
        .putInt(2 + text.length)
        .put((byte) 0x0a)
        .put((byte) text.length)
        .put(text)
        .array();
  }
}
