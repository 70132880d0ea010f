package io.faasduet.cli.function;

import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.serving.ServerProcess;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the server of a packaged function is started, in its directory, as in the image. */
public final class PackagedServer {
  private static final Pattern READY =
      Pattern.compile("\\{\"duet\":\\{\"ready\":.*\"port\":(\\d+).*");

  private PackagedServer() {}

  /**
   * A process that is not started yet; it inherits this process's environment.
   *
   * @param artefact the function's artefact, on the JVM that is to run it
   * @param settings environment variables, which win over the function's own
   * @param port where it listens; 0 for any free port
   */
  public static ProcessBuilder builder(
      PackagedFunction function,
      FunctionArtefact artefact,
      Map<String, String> settings,
      ListenAddress address,
      int port) {
    ProcessBuilder builder =
        new ProcessBuilder(ServerProcess.commandLine(artefact))
            .directory(artefact.serverDirectory().toFile());
    function.descriptor().environment().forEach(builder.environment()::putIfAbsent);
    builder.environment().putAll(settings);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("DUET_LISTEN", address.address());
    builder.environment().put("DUET_ALLOW_HOSTS", allowed(address));
    return builder;
  }

  /** As the server's setting takes them; it knows the loopback interface's names itself. */
  private static String allowed(ListenAddress address) {
    return address.hosts().names().isEmpty()
        ? "localhost"
        : String.join(",", address.hosts().names());
  }

  /** The port that a line says the server is ready on; empty if it says something else. */
  public static OptionalInt readyPort(String line) {
    Matcher ready = READY.matcher(line);
    return ready.matches() ? OptionalInt.of(Integer.parseInt(ready.group(1))) : OptionalInt.empty();
  }
}
