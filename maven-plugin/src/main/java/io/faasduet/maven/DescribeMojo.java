package io.faasduet.maven;

import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes the function's descriptor, {@code META-INF/duet/function.json}, to the classes, so that it
 * is in the jar; a module of native libraries has none.
 */
@Mojo(
    name = "describe",
    defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class DescribeMojo extends FunctionMojo {
  @Override
  void work() throws IOException {
    if (NativesDeclaration.in(classes()).isEmpty()) {
      describe().writeTo(classes());
    }
  }
}
