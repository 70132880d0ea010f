package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.JdkOption;
import io.faasduet.cli.command.ListenOptions;
import io.faasduet.cli.command.UsageException;
import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.serving.ServerStarter;
import io.faasduet.localcloud.startup.ClassArchive;
import io.faasduet.localcloud.startup.StartVariant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    description = "Serve a function over HTTP and gRPC on one port, until Ctrl-C.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  duet serve chameleon --port 8080",
      "  curl 'localhost:8080/?num_of_rows=3&num_of_cols=4'"
    })
public final class ServeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FUNCTION",
      description = "Its name, project, build or server directory, zip or jar.")
  String function;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Where to listen; 0 for any free port; default ${DEFAULT-VALUE}.")
  int port;

  @Option(
      names = "--start",
      paramLabel = "START",
      description =
          "How it starts: plain, appcds, aot; default: from the artefact's archive, if there is "
              + "one.")
  @Nullable String start;

  @Option(
      names = "--access-log",
      description = "Print a line for each request: method, path, status, bytes, ms, id.")
  boolean accessLog;

  @Mixin JdkOption jdk = new JdkOption();

  @Mixin ListenOptions listen = new ListenOptions();

  @Mixin ModelOption model = new ModelOption();

  /** The server's own exit code; on a signal the server drains, and this process waits for it. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port must be from 0 to 65535, not " + port);
    }
    ListenAddress address = listen.listen();
    PackagedFunction entry = Catalogue.ofThisDirectory().find(function);
    Map<String, String> settings = model.settings(entry);
    FunctionArtefact artefact = jdk.run(entry.serverArtefact());
    ProcessBuilder builder =
        PackagedServer.builder(entry, artefact, settings, address, port)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    start(builder, artefact);
    if (accessLog) {
      builder.environment().put("DUET_ACCESS_LOG", "true");
    }
    listen.warn(entry.name(), spec.commandLine().getErr());
    Process server = builder.start();
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-server"));
    } catch (IllegalStateException e) { // a signal came just now
      stop(server);
    }
    passOn(entry.name(), server.inputReader(StandardCharsets.UTF_8));
    return server.waitFor();
  }

  private void start(ProcessBuilder builder, FunctionArtefact artefact) {
    if (start == null) {
      ClassArchive.bestOf(artefact)
          .refusal()
          .ifPresent(
              reason ->
                  spec.commandLine()
                      .getErr()
                      .println("duet: starts without an archive: " + reason));
      return;
    }
    try {
      builder.command(ServerStarter.commandLine(StartVariant.of(start), artefact));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--start " + start + ": " + e.getMessage());
    }
  }

  /** Shows what the server prints, and when it is ready, where it is. */
  private void passOn(String name, BufferedReader lines) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      out.println(line);
      out.flush();
      OptionalInt ready = PackagedServer.readyPort(line);
      if (ready.isPresent()) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
            "%s listens on http://localhost:%d, for HTTP and gRPC; Ctrl-C ends it%n",
            name, ready.getAsInt());
        err.flush();
      }
    }
  }

  private static void stop(Process server) {
    server.destroy();
    server.onExit().join();
  }
}
