package io.faasduet.cli.models;

import io.faasduet.cli.command.ForceOption;
import io.faasduet.models.ModelMaker;
import io.faasduet.models.network.Network;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "make",
    description = {
      "Make a bundle with random weights: its timings are real, its labels mean nothing.",
      "The same seed gives the same bytes."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet models make mobilenet_v2 --seed 7 --out /tmp/mobilenet"})
final class ModelsMakeCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "NETWORK", converter = NetworkName.class, description = NetworkName.ALL)
  Network network;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "What the weights are drawn from; default ${DEFAULT-VALUE}.")
  long seed;

  @Option(names = "--out", paramLabel = "DIR", description = "Default: NETWORK in this directory.")
  @Nullable Path out;

  @Mixin ForceOption force = new ForceOption();

  @Override
  public void run() {
    Path bundle = out == null ? Path.of(network.id()) : out;
    BundleOutput.requirePlace(bundle, force);
    BundleOutput.write(bundle, spec, () -> ModelMaker.make(network, seed, bundle));
  }
}
