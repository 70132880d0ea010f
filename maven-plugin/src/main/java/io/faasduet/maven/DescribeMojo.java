package io.faasduet.maven;

import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes the descriptors of the module's functions to the classes, so that they are in the jar:
 * {@code META-INF/duet/function.json}, or where there are several {@code
 * META-INF/duet/NAME/function.json} each. A module of native libraries has none.
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
      FunctionDescriptor.write(describe(), classes());
    }
  }
}
