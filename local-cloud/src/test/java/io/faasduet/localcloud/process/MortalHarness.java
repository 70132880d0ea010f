package io.faasduet.localcloud.process;

import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.TestJars;
import io.faasduet.localcloud.lambda.LambdaOptions;
import io.faasduet.localcloud.lambda.LocalLambda;
import io.faasduet.localcloud.lambda.ScriptedHandler;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.serving.ServerProcess;
import io.faasduet.localcloud.serving.StubServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A harness, given a directory and a cache, with a server, and a Lambda environment that is busy
 * and one that is frozen; prints its descendants, in a second line the directories of its control
 * groups, then hangs.
 */
public final class MortalHarness {
  private MortalHarness() {}

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    ServerProcess.start(TestJars.server(directory, StubServer.class), Map.of());
    LocalLambda lambda = LocalLambda.start(LambdaOptions.of(Map.of("DUET_CACHE", args[1])));
    lambda.deploy(
        new LambdaConfiguration(
            "played",
            TestJars.lambda(directory, ScriptedHandler.class),
            ScriptedHandler.class.getName(),
            1769,
            Duration.ofMinutes(15),
            Map.of("MEETING", directory.toString())));
    HttpClient client = HttpClient.newHttpClient();
    URI rest = lambda.endpoint().resolve("/2015-03-31/functions/resting/invocations");
    lambda.deploy(
        new LambdaConfiguration(
            "resting",
            TestJars.lambda(directory, ScriptedHandler.class),
            ScriptedHandler.class.getName(),
            1769,
            Duration.ofSeconds(60),
            Map.of()));
    client.send(
        HttpRequest.newBuilder(rest).POST(BodyPublishers.ofString("1")).build(),
        BodyHandlers.discarding());
    URI invoke = lambda.endpoint().resolve("/2015-03-31/functions/played/invocations");
    client.sendAsync(
        HttpRequest.newBuilder(invoke).POST(BodyPublishers.ofString("\"hang\"")).build(),
        BodyHandlers.discarding());
    Deadline.of(Duration.ofSeconds(60))
        .await(() -> directory.toFile().list((dir, name) -> name.startsWith("hanging")).length > 0);
    System.out.println(
        ProcessHandle.current()
            .descendants()
            .map(child -> Long.toString(child.pid()))
            .collect(Collectors.joining(" ")));
    System.out.println(
        ChildProcesses.ofThisJvm().limiter().directories().stream()
            .map(Path::toString)
            .collect(Collectors.joining(" ")));
    Thread.currentThread().join();
  }
}
