package io.faasduet.models;

import io.faasduet.inference.ModelDescription;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes bundles: a network with weights, its description and its labels, in one directory. */
public final class ModelMaker {
  private static final String LABELS = "labels.txt";

  private ModelMaker() {}

  /**
   * Writes a bundle with random weights. Its timings are real; its labels mean nothing, and it says
   * so: {@code "weights": "synthetic"}. The same network and seed give the same bytes on every
   * machine.
   *
   * <p>The directory appears whole or not at all. A bundle that is there is replaced.
   *
   * @param directory where the bundle is to be; its parents are made if need be
   * @return what the bundle's {@code model.json} says
   * @throws IllegalArgumentException if there is something else than a bundle there
   * @throws UncheckedIOException if it cannot be written
   */
  public static ModelDescription make(Network network, long seed, Path directory) {
    ModelDescription description =
        new ModelDescription(
            network.id(),
            ModelDescription.TENSORFLOW,
            network.input(),
            new ModelDescription.Output(
                Optional.of(Network.OUTPUT), ModelDescription.Output.PROBABILITIES),
            ModelDescription.SYNTHETIC,
            "drawn at random from seed " + seed,
            new ModelDescription.Files(FrozenGraph.FILE_NAME, LABELS));
    FrozenGraph graph = network.freeze(network.seeded(seed));
    try {
      WholeDirectory.write(
          directory,
          ModelDescription.FILE_NAME,
          bundle -> {
            graph.writeTo(bundle);
            copyLabels(bundle.resolve(LABELS));
            Files.write(bundle.resolve(ModelDescription.FILE_NAME), description.toJson());
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the bundle " + directory, e);
    }
    return description;
  }

  /** For builds: makes the bundle of {@code <network id> <seed> <directory>}. */
  public static void main(String[] arguments) {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("arguments: <network> <seed> <directory>");
    }
    make(Network.of(arguments[0]), Long.parseLong(arguments[1]), Path.of(arguments[2]));
  }

  private static void copyLabels(Path file) throws IOException {
    try (InputStream labels = ModelMaker.class.getResourceAsStream("imagenet-labels.txt")) {
      if (labels == null) {
        throw new IllegalStateException("the labels are missing from Duet's models jar");
      }
      Files.copy(labels, file);
    }
  }
}
