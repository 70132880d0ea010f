package io.faasduet.cli;

import io.faasduet.localcloud.ServerProcess;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class ServeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FUNCTION", description = "Its name, as 'duet list' shows it.")
  String function;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Default ${DEFAULT-VALUE}; 0 for any that is free.")
  int port;

  /** The server's own exit code; on a signal the server drains, and this process waits for it. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port must be from 0 to 65535, not " + port);
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                ServerProcess.commandLine(Catalogue.ofThisCheckout().named(function).artefact()))
            .inheritIO();
    builder.environment().put("PORT", Integer.toString(port));
    Process server = builder.start();
    Thread stop = new Thread(() -> stop(server), "stop-server");
    Runtime.getRuntime().addShutdownHook(stop);
    int code = server.waitFor();
    return code;
  }

  private static void stop(Process server) {
    server.destroy();
    server.onExit().join();
  }
}
