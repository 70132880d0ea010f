package io.faasduet.cli.models;

import io.faasduet.api.Settings;
import io.faasduet.cli.command.ForceOption;
import io.faasduet.cli.command.OutputPlace;
import io.faasduet.cli.command.UsageException;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.models.BundleStorage;
import io.faasduet.models.network.WeightsFileException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Commands that write a bundle: they say where it is, and how a function is given it. */
public final class BundleOutput {
  private static final int FAULTS_SHOWN = 8;

  private BundleOutput() {}

  /**
   * Refuses a directory that a bundle is not to be written to, before much work is done for it.
   *
   * @throws UsageException if it cannot be written, holds something else, or a bundle that is not
   *     to be replaced
   */
  static void requirePlace(Path bundle, ForceOption force) {
    new OutputPlace(bundle).requireDirectory();
    try {
      BundleStorage.requirePlace(bundle);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    boolean taken = Files.exists(bundle.resolve(ModelDescription.FILE_NAME));
    force.requireFree(taken, "the bundle " + bundle, "another directory");
  }

  /**
   * The same for a prefix in S3.
   *
   * @throws io.faasduet.api.FunctionException if the store refuses to say what is there
   */
  static void requirePlace(URI prefix, Settings settings, ForceOption force) {
    boolean taken = BundleStorage.holdsBundle(prefix, settings);
    force.requireFree(taken, "the bundle " + prefix, "another prefix");
  }

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

  /** Says what is wrong with a file of weights, in ten lines. */
  static int refused(WeightsFileException refusal, CommandSpec command) {
    PrintWriter err = command.commandLine().getErr();
    err.println("duet: " + refusal.getMessage());
    List<String> faults = refusal.faults();
    faults.stream().limit(FAULTS_SHOWN).forEach(fault -> err.println("  " + fault));
    if (faults.size() > FAULTS_SHOWN) {
      err.printf("  and %d more%n", faults.size() - FAULTS_SHOWN);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
