package io.faasduet.cli;

import io.faasduet.inference.ModelDescription;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** Commands that write a bundle: they say where it is, and how a function is given it. */
final class BundleOutput {
  private BundleOutput() {}

  static void write(Path bundle, CommandSpec command, Supplier<ModelDescription> writing) {
    ModelDescription written;
    try {
      written = writing.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    command
        .commandLine()
        .getOut()
        .printf(
            "%s (%s weights) is in %s%nUse it with DUET_MODEL=%s%n",
            written.name(), written.weights(), bundle, bundle.toAbsolutePath().normalize().toUri());
  }
}
