package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.JdkOption;
import io.faasduet.cli.command.ListenOptions;
import io.faasduet.cli.command.UsageException;
import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.serving.ServerProcess;
import io.faasduet.localcloud.serving.ServerSnapshot;
import io.faasduet.localcloud.serving.ServerSnapshot.Priming;
import io.faasduet.localcloud.serving.ServerStarter;
import io.faasduet.localcloud.snapshot.Criu;
import io.faasduet.localcloud.startup.ClassArchive;
import io.faasduet.localcloud.startup.StartVariant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
  /** For a restored server to answer its last requests; after that it is killed. */
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(1);

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
          "How it starts: plain, appcds, aot, snapshot, snapshot-warm; default: from the "
              + "artefact's archive, if there is one.")
  @Nullable String start;

  @Option(
      names = "--prime",
      paramLabel = "N",
      description = "How many requests are answered before a warm snapshot; default 1.")
  @Nullable Integer prime;

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
    if (accessLog) {
      builder.environment().put("DUET_ACCESS_LOG", "true");
    }
    Optional<StartVariant> variant = variant(artefact);
    if (variant.filter(StartVariant::restores).isPresent()) {
      listen.warn(entry.name(), spec.commandLine().getErr());
      return restored(entry, artefact, builder.environment(), address);
    }
    variant.ifPresent(way -> builder.command(ServerStarter.commandLine(way, artefact)));
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

  /** The way that was asked for; empty if the artefact's archive decides. */
  private Optional<StartVariant> variant(FunctionArtefact artefact) {
    if (prime != null && !StartVariant.SNAPSHOT_WARM.label().equals(start)) {
      throw new UsageException("--prime is for --start snapshot-warm; leave it out");
    } else if (prime != null && prime < 1) {
      throw new UsageException("--prime must be at least 1, not " + prime);
    } else if (start == null) {
      ClassArchive.bestOf(artefact)
          .refusal()
          .ifPresent(reason -> err().println("duet: starts without an archive: " + reason));
      return Optional.empty();
    }
    StartVariant variant;
    try {
      variant = StartVariant.of(start);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--start " + start + ": " + e.getMessage());
    }
    ServerStarter.refusal(variant, artefact)
        .ifPresent(
            reason -> {
              throw new UsageException("--start " + start + ": " + reason);
            });
    return Optional.of(variant);
  }

  /** Takes a snapshot of the server, and serves by one that is restored from it. */
  private int restored(
      PackagedFunction entry,
      FunctionArtefact artefact,
      Map<String, String> variables,
      ListenAddress address)
      throws InterruptedException {
    Priming priming =
        StartVariant.SNAPSHOT_WARM.label().equals(start)
            ? Priming.byHttp(prime == null ? 1 : prime, entry.descriptor().exampleJson())
            : Priming.NONE;
    try (ServerSnapshot snapshot =
        ServerSnapshot.take(
            Criu.ofThisJvm(),
            artefact,
            variables,
            Optional.empty(),
            priming,
            new InetSocketAddress(address.address(), port))) {
      err().println(entry.name() + " starts from: " + snapshot.startup());
      ServerProcess server = snapshot.restore(this::print, err()::println);
      ChildProcesses.ofThisJvm().beforeTheEnd(() -> server.close(DRAIN_LIMIT));
      ready(entry.name(), server.port());
      server.awaitExit();
      err().println(entry.name() + " has ended");
      return 1;
    }
  }

  /** Shows what the server prints, and when it is ready, where it is. */
  private void passOn(String name, BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      print(line);
      PackagedServer.readyPort(line).ifPresent(ready -> ready(name, ready));
    }
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private void ready(String name, int listening) {
    err()
        .printf(
            "%s listens on http://localhost:%d, for HTTP and gRPC; Ctrl-C ends it%n",
            name, listening);
    err().flush();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private static void stop(Process server) {
    server.destroy();
    server.onExit().join();
  }
}
