package io.faasduet.cli.models;

import io.faasduet.cli.command.ForceOption;
import io.faasduet.cli.command.UsageException;
import io.faasduet.models.ModelMaker;
import io.faasduet.models.network.Network;
import io.faasduet.models.network.Precision;
import io.faasduet.models.network.WeightsFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    description = {
      "Make a bundle with the weights of a file: a Keras .keras, .weights.h5 or .h5 file, or a",
      "PyTorch state dict. The network may be a layer of another model, with a head of its own.",
      "Layers are matched by name and checked by shape; if one does not fit, nothing is written."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  duet models import resnet50 --weights resnet50.h5 --out models/resnet50"
    })
final class ModelsImportCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "NETWORK", converter = NetworkName.class, description = NetworkName.ALL)
  Network network;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      required = true,
      description = "What Keras or PyTorch has saved.")
  Path weights;

  @Option(
      names = "--out",
      paramLabel = "BUNDLE",
      required = true,
      description = "The directory to write.")
  Path out;

  @Mixin ForceOption force = new ForceOption();

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "A line for each class: id, space, label. Default: ImageNet's 1000.")
  @Nullable Path labels;

  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      defaultValue = "float32",
      description =
          "What the weights are stored as, float32 or float16 (half the bytes); default"
              + " ${DEFAULT-VALUE}.")
  Precision precision;

  @Override
  public Integer call() {
    if (labels != null && !Files.isReadable(labels)) {
      throw new UsageException("cannot read the file " + labels);
    }
    BundleOutput.requirePlace(out, force);
    try {
      BundleOutput.write(
          out,
          spec,
          () ->
              ModelMaker.fromFile(
                  network,
                  weights,
                  Optional.ofNullable(labels),
                  "imported from " + weights.getFileName(),
                  precision,
                  out));
      return CommandLine.ExitCode.OK;
    } catch (WeightsFileException e) {
      return BundleOutput.refused(e, spec);
    }
  }
}
