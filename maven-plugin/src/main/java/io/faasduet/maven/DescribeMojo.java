package io.faasduet.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes the descriptors of the module's functions to the classes, so that they are in the jar:
 * {@code META-INF/duet/function.json}, or where there are several {@code
 * META-INF/duet/NAME/function.json} each. A module of native libraries has none. If one is a
 * benchmark, the module's {@code init.sh} is run as SeBS does, and what it makes is in the jar too.
 */
@Mojo(
    name = "describe",
    defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class DescribeMojo extends FunctionMojo {
  @Override
  void work() throws IOException, MojoFailureException {
    if (NativesDeclaration.in(classes()).isPresent()) {
      return;
    }
    LaidOutDirectory.unlink(jar());
    List<FunctionDescriptor> described = describe();
    if (described.stream().anyMatch(function -> function.configuration() != null)) {
      new InitScript(
              module(),
              target(),
              classes(),
              architecture(),
              getLog().isDebugEnabled(),
              getLog()::debug)
          .run();
    }
    FunctionDescriptor.write(described, classes());
  }

  /** Which the next goal may write in place; server directories have links to the last one. */
  private Path jar() {
    return target().resolve(project().getBuild().getFinalName() + ".jar");
  }
}
