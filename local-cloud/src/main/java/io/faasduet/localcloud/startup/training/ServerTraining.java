package io.faasduet.localcloud.startup.training;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.JavaCommand;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.serving.ServerProcess;
import io.faasduet.localcloud.startup.CdsArchive;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Makes the CDS archive of a server directory, with requests of each kind it is sent. */
public final class ServerTraining {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Unary gRPC methods by their paths, with the first field of their requests. */
  private static final Map<String, String> GRPC =
      Map.of("helloworld.Greeter/SayHello", "record", "duet.v1.FunctionService/Invoke", "{}");

  private ServerTraining() {}

  /**
   * Makes the archive, unless it is there.
   *
   * @throws IOException if a request or the writing of the archive fails
   * @throws ProcessStartException if the server does not start
   */
  public static CdsArchive run(FunctionArtefact function) throws IOException, InterruptedException {
    JavaCommand command = ServerProcess.commandOf(function);
    CdsArchive archive = CdsArchive.of(function.serverDirectory(), command);
    if (archive.exists()) {
      return archive;
    }
    JavaCommand training = command.with(archive.trainingFlags());
    try (ServerProcess server =
        ServerProcess.start(function.name(), training, Map.of(), Optional.empty(), LIMIT)) {
      URI root = URI.create("http://127.0.0.1:" + server.port() + "/");
      grpc(root);
      http(root);
      if (!server.close(LIMIT)) {
        throw new IOException("the training run did not end within " + LIMIT.toSeconds() + " s");
      }
    }
    archive.adopt();
    return archive;
  }

  /** The JDK's client speaks HTTP/2, which is all that a call takes whose status is not read. */
  private static void grpc(URI root) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    for (Map.Entry<String, String> call : GRPC.entrySet()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(root.resolve(call.getKey()))
              .timeout(LIMIT)
              .header("Content-Type", "application/grpc")
              .header("TE", "trailers")
              .POST(BodyPublishers.ofByteArray(message(call.getValue())));
      client.send(request.build(), BodyHandlers.discarding());
    }
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

  private static void http(URI root) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest.Builder get = HttpRequest.newBuilder(root).timeout(LIMIT);
    client.send(get.build(), BodyHandlers.discarding());
    HttpRequest post =
        get.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")).build();
    client.send(post, BodyHandlers.discarding());
  }
}
