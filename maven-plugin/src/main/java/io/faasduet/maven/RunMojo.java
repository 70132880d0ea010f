package io.faasduet.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Serves the function over HTTP and gRPC from its compiled classes, until it is interrupted: {@code
 * mvn duet:run -Dduet.port=8080}.
 */
@Mojo(name = "run", requiresDependencyResolution = ResolutionScope.RUNTIME)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RunMojo extends FunctionMojo {
  /** The port to listen on; 0 for any that is free. */
  @Parameter(property = "duet.port", defaultValue = "8080")
  private int port;

  /** The function's name, where the module has several. */
  @Parameter(property = "duet.function")
  private String name;

  @Override
  void work() throws IOException, MojoFailureException {
    FunctionDescriptor function = chosen(describe());
    if (function.server() == null) {
      throw new MojoFailureException(
          function.name() + " has no server: add a class whose main calls FunctionServer.main");
    }
    Path options = target().resolve("duet").resolve("java.options");
    Files.createDirectories(options.getParent());
    Files.write(options, StartOptions.read("server-java.options"));
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    JavaProgram.java(),
                    "@" + options,
                    "-cp",
                    JavaProgram.joined(dependencies().classPath()),
                    function.server()))
            .inheritIO();
    builder.environment().putAll(function.environment());
    builder.environment().put("PORT", String.valueOf(port));
    int status = ServedFunction.awaitEnd(builder.start());
    if (status != 0) {
      throw new MojoFailureException(
          "%s ended with status %d; its output is above".formatted(function.name(), status));
    }
  }

  private FunctionDescriptor chosen(List<FunctionDescriptor> functions)
      throws MojoFailureException {
    if (name == null && functions.size() == 1) {
      return functions.get(0);
    }
    return functions.stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new MojoFailureException(
                    "choose a function by -Dduet.function=NAME: "
                        + functions.stream()
                            .map(FunctionDescriptor::name)
                            .collect(Collectors.joining(", "))));
  }
}
