package io.faasduet.cli.models;

import io.faasduet.cli.command.UsageException;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.models.keras.WeightsFileException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Commands that write a bundle: they say where it is, and how a function is given it. */
public final class BundleOutput {
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

  /** Says where a bundle is in S3. */
  static void stored(URI address, CommandSpec command) {
    command
        .commandLine()
        .getOut()
        .printf("The bundle is in %s%nUse it with DUET_MODEL=%s%n", address, address);
  }

  /** Says all that is wrong with a file of weights. */
  static int refused(WeightsFileException refusal, CommandSpec command) {
    PrintWriter err = command.commandLine().getErr();
    err.println("duet: " + refusal.getMessage());
    refusal.faults().forEach(fault -> err.println("  " + fault));
    return CommandLine.ExitCode.SOFTWARE;
  }
}
