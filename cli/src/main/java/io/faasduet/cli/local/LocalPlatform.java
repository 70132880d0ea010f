package io.faasduet.cli.local;

import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.InheritedEnvironment;
import io.faasduet.cli.command.JdkOption;
import io.faasduet.cli.command.ListenOptions;
import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.serving.InstanceCount;
import io.faasduet.localcloud.serving.ServerSnapshot.Priming;
import io.faasduet.localcloud.serving.ServerStarter;
import io.faasduet.localcloud.startup.StartVariant;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands share that run one function on a platform of this machine. */
final class LocalPlatform {
  @Parameters(
      paramLabel = "FUNCTION",
      description = "Its name, project, build or server directory, or jar.")
  String function = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Where to listen; 0 for any free port; default ${DEFAULT-VALUE}.")
  int port;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "1769",
      description = "Memory of an instance; processor time follows; default ${DEFAULT-VALUE}.")
  int megabytes;

  @Option(
      names = "--start",
      paramLabel = "START",
      description =
          "How instances start: plain, appcds, aot, snapshot, snapshot-warm; "
              + "default: from the artefact's archive, if there is one.")
  @Nullable String start;

  @Option(
      names = "--prime",
      paramLabel = "N",
      description = "How many requests are answered before a warm snapshot; default 1.")
  @Nullable Integer prime;

  @Mixin JdkOption jdk = new JdkOption();

  @Mixin ListenOptions listen = new ListenOptions();

  /** The entry of the function. */
  PackagedFunction entry() {
    listen.listen();
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port must be from 0 to 65535, not " + port);
    } else if (megabytes < 128 || megabytes > 10_240) {
      throw new UsageException("--memory must be from 128 to 10240, not " + megabytes);
    }
    return Catalogue.ofThisDirectory().find(function);
  }

  /**
   * What starts the function's instances; a snapshot is taken here.
   *
   * @throws UsageException if they cannot start in the way that was asked for
   */
  ServerStarter starter(PackagedFunction entry, PrintWriter err) {
    FunctionArtefact artefact = jdk.run(entry.serverArtefact());
    Map<String, String> settings = InheritedEnvironment.with(entry.descriptor().environment());
    Optional<ProcessLimits> limits = Optional.of(ProcessLimits.ofLambda(megabytes));
    if (prime != null && !StartVariant.SNAPSHOT_WARM.label().equals(start)) {
      throw new UsageException("--prime is for --start snapshot-warm; leave it out");
    } else if (prime != null && prime < 1) {
      throw new UsageException("--prime must be at least 1, not " + prime);
    } else if (start == null) {
      ServerStarter starter = ServerStarter.ofArtefact(artefact, settings, limits);
      if (jdk.choice().isPresent()) {
        starter.startup().ifPresent(from -> err.println("instances start from: " + from));
      }
      return starter;
    }
    ServerStarter starter;
    try {
      Priming priming = Priming.byHttp(prime == null ? 1 : prime, entry.descriptor().exampleJson());
      starter = ServerStarter.of(StartVariant.of(start), artefact, settings, limits, priming);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    starter.prepare();
    starter.startup().ifPresent(from -> err.println("instances start from: " + from));
    return starter;
  }

  /** Says where it is and how it is used. */
  void welcome(String platform, URI endpoint, PackagedFunction entry, PrintWriter out) {
    out.printf("%s is at %s; Ctrl-C ends it. To use it:%n%n", platform, endpoint);
    out.printf("  curl -d '%s' %s/%n", entry.descriptor().exampleJson(), endpoint);
    out.printf(
        "  grpcurl -plaintext -d '{\"name\": \"record\"}' \\%n    %s"
            + " helloworld.Greeter/SayHello%n%n",
        endpoint.getAuthority());
    out.printf(
        "Instances have %s, limited by %s.%n",
        ProcessLimits.ofLambda(megabytes), ChildProcesses.isolation().label());
    out.flush();
  }

  /** Says each change of the number of instances. */
  static Consumer<InstanceCount> telling(PrintWriter out) {
    return count -> {
      out.printf(
          "%d %s%s%n",
          count.ready(),
          count.ready() == 1 ? "instance" : "instances",
          count.starting() == 0 ? "" : ", " + count.starting() + " starting");
      out.flush();
    };
  }
}
