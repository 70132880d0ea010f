package io.faasduet.models;

import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.models.network.FrozenGraph;
import io.faasduet.models.network.Network;
import io.faasduet.models.network.Precision;
import io.faasduet.models.network.WeightsFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes bundles: a network with weights, its description and its labels, in one directory. */
public final class ModelMaker {
  /** Changes when the same network and seed no longer give the same bytes. */
  public static final int VERSION = 2;

  private static final String LABELS = "labels.txt";

  private ModelMaker() {}

  /**
   * Writes a bundle with random weights. Its timings are real; its labels mean nothing, which its
   * description states: {@code "weights": "synthetic"}. The same network and seed give the same
   * bytes on every machine.
   *
   * <p>The directory appears whole or not at all. A bundle that is there is replaced.
   *
   * @param directory where the bundle is to be; its parents are made if need be
   * @return the contents of the bundle's {@code model.json}
   * @throws IllegalArgumentException if there is something else than a bundle there
   * @throws UncheckedIOException if it cannot be written
   */
  public static ModelDescription make(Network network, long seed, Path directory) {
    return write(
        network,
        network.freeze(network.seeded(seed)),
        new Provenance(
            ModelDescription.SYNTHETIC,
            "drawn at random from seed " + seed,
            Optional.empty(),
            Optional.empty()),
        ModelMaker::copyImageNetLabels,
        directory);
  }

  /**
   * Writes a bundle with the weights of a file: one that Keras has written, {@code .keras}, {@code
   * .weights.h5} or {@code .h5}, or a PyTorch state dict. Layers are found by name, in models in a
   * model too, and checked by shape.
   *
   * <p>The description has the file's digest. If it is the one of a file in the catalogue, it also
   * has that one's data set, address and licence; otherwise the weights are {@value
   * ModelDescription#IMPORTED}, since nothing else is known.
   *
   * <p>The directory appears whole or not at all. A bundle that is there is replaced.
   *
   * @param labels one class a line, its id, a space, its label, in the order of the output; without
   *     it they are ImageNet's 1000
   * @param source where the file came from, for the description of one that the catalogue lacks
   * @param precision what the kernels are stored as
   * @return the contents of the bundle's {@code model.json}
   * @throws WeightsFileException if the file does not hold exactly this network's weights; it lists
   *     what is missing, extra or misshapen
   * @throws IllegalArgumentException if there is something else than a bundle in the directory's
   *     place
   * @throws UncheckedIOException if a file cannot be read, or the bundle not be written
   */
  public static ModelDescription fromFile(
      Network network,
      Path weights,
      Optional<Path> labels,
      String source,
      Precision precision,
      Path directory) {
    int classes = labels.map(ModelMaker::lines).orElse(Network.CLASSES);
    FrozenGraph graph = WeightsFile.read(weights, network, classes, precision);
    return write(
        network,
        graph,
        provenance(weights, network, source),
        file -> {
          if (labels.isPresent()) {
            Files.copy(labels.get(), file);
          } else {
            copyImageNetLabels(file);
          }
        },
        directory);
  }

  /** The origin of a bundle's weights, as its description has it. */
  private record Provenance(
      String weights, String source, Optional<String> digest, Optional<String> licence) {}

  private static Provenance provenance(Path weights, Network network, String source) {
    try {
      Checksum sha256 = Checksum.of("sha256", weights);
      Optional<String> digest = Optional.of(sha256.toString());
      return ModelCatalogue.load()
          .publishing(weights, sha256, network)
          .map(
              model ->
                  new Provenance(
                      model.weights(), model.source(), digest, Optional.of(model.licence())))
          .orElseGet(
              () -> new Provenance(ModelDescription.IMPORTED, source, digest, Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the file " + weights, e);
    }
  }

  @FunctionalInterface
  private interface LabelsFile {
    void writeTo(Path file) throws IOException;
  }

  private static ModelDescription write(
      Network network,
      FrozenGraph graph,
      Provenance provenance,
      LabelsFile labels,
      Path directory) {
    ModelDescription description =
        new ModelDescription(
            network.id(),
            ModelDescription.TENSORFLOW,
            network.input(),
            new ModelDescription.Output(
                Optional.of(Network.OUTPUT), ModelDescription.Output.PROBABILITIES),
            provenance.weights(),
            provenance.source(),
            provenance.digest(),
            provenance.licence(),
            new ModelDescription.Files(FrozenGraph.FILE_NAME, LABELS),
            Optional.empty());
    try {
      BundleDirectory.write(
          directory,
          bundle -> {
            graph.writeTo(bundle);
            labels.writeTo(bundle.resolve(LABELS));
            Files.write(bundle.resolve(ModelDescription.FILE_NAME), description.toJson());
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the bundle " + directory, e);
    }
    return description;
  }

  private static int lines(Path labels) {
    try {
      return Files.readAllLines(labels).size();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the labels " + labels, e);
    }
  }

  /** For builds: makes the bundle of {@code <network id> <seed> <directory>}. */
  public static void main(String[] arguments) {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("arguments: <network> <seed> <directory>");
    }
    make(Network.of(arguments[0]), Long.parseLong(arguments[1]), Path.of(arguments[2]));
  }

  private static void copyImageNetLabels(Path file) throws IOException {
    try (InputStream labels = ModelMaker.class.getResourceAsStream("imagenet-labels.txt")) {
      if (labels == null) {
        throw new IllegalStateException("the labels are missing from Duet's models jar");
      }
      Files.copy(labels, file);
    }
  }
}
