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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the CDS archive of a server directory, with requests of each kind it is sent. */
public final class ServerTraining {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final List<GrpcWarmUpCall> CALLS =
      List.of(
          new GrpcWarmUpCall("/helloworld.Greeter/SayHello", "record"),
          new GrpcWarmUpCall("/duet.v1.FunctionService/Invoke", "{}"));

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
      for (GrpcWarmUpCall call : CALLS) {
        call.send(server.port());
      }
      http(server.port());
      if (!server.close(LIMIT)) {
        throw new IOException("the training run did not end within " + LIMIT.toSeconds() + " s");
      }
    }
    archive.adopt();
    return archive;
  }

  private static void http(int port) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest.Builder root =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).timeout(LIMIT);
    client.send(root.build(), BodyHandlers.discarding());
    HttpRequest post =
        root.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")).build();
    client.send(post, BodyHandlers.discarding());
  }
}
