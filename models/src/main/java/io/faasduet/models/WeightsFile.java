package io.faasduet.models;

import io.faasduet.inference.bundle.ModelInput;
import io.faasduet.models.keras.KerasFile;
import io.faasduet.models.keras.KerasFormat;
import io.faasduet.models.network.FrozenGraph;
import io.faasduet.models.network.Network;
import io.faasduet.models.network.Precision;
import io.faasduet.models.network.Variable;
import io.faasduet.models.network.WeightSource;
import io.faasduet.models.network.WeightsFileException;
import io.faasduet.models.pytorch.StateDictWeights;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Trained weights in a file of a format that its first bytes show. The libraries of a format are
 * needed only for files of that format.
 */
final class WeightsFile implements AutoCloseable {
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
  private static final byte[] ZIP = {'P', 'K'};
  private static final byte[] PICKLE = {(byte) 0x80, 2};

  private final Path file;
  private final Function<List<Variable>, WeightSource> weights;
  private final Consumer<ModelInput> requireUnderstood;
  private final Runnable close;

  private WeightsFile(
      Path file,
      Function<List<Variable>, WeightSource> weights,
      Consumer<ModelInput> requireUnderstood,
      Runnable close) {
    this.file = file;
    this.weights = weights;
    this.requireUnderstood = requireUnderstood;
    this.close = close;
  }

  /**
   * A network with a file's weights.
   *
   * @param classes how many classes there are labels for
   * @throws WeightsFileException if the file does not hold exactly this network's weights; the
   *     message names the network that they are likeliest of
   */
  static FrozenGraph read(Path file, Network network, int classes, Precision precision) {
    try (WeightsFile weights = open(file)) {
      FrozenGraph graph = network.freeze(weights.of(network, classes), classes, precision);
      weights.requireUnderstood.accept(network.input());
      return graph;
    }
  }

  @Override
  public void close() {
    close.run();
  }

  private static WeightsFile open(Path file) {
    byte[] start = start(file);
    if (beginsWith(start, HDF5)) {
      return of(file, KerasFile.open(file));
    } else if (beginsWith(start, ZIP) && KerasFormat.isKeras(file)) {
      return of(file, KerasFile.openZip(file));
    } else if (beginsWith(start, ZIP) || beginsWith(start, PICKLE)) {
      return new WeightsFile(
          file, variables -> StateDictWeights.open(file, variables), input -> {}, () -> {});
    }
    throw new WeightsFileException(
        file + " is neither a Keras .keras or .h5 file nor a PyTorch state dict", List.of());
  }

  private static WeightsFile of(Path file, KerasFile keras) {
    return new WeightsFile(file, keras::weights, keras::requireUnderstood, keras::close);
  }

  private WeightSource of(Network network, int classes) {
    try {
      return weights.apply(network.variables(classes));
    } catch (WeightsFileException e) {
      throw e.faults().isEmpty() ? e : refusal(network, classes, e);
    }
  }

  private WeightsFileException refusal(
      Network network, int classes, WeightsFileException mismatch) {
    Fit own = fit(network, classes);
    if (own.faults() == 0) {
      return new WeightsFileException(
          "%s has %d classes, and there are %d labels: --labels must name a file with a line for"
                  .formatted(file, own.classes(), classes)
              + " each class; nothing was written",
          List.of());
    }
    Fit likeliest = own;
    for (Network other : Network.values()) {
      Fit fit = fit(other, classes);
      if (fit.faults() < likeliest.faults()) {
        likeliest = fit;
      }
    }
    return new WeightsFileException(
        "%s does not hold %s's weights%s; nothing was written"
            .formatted(file, network.id(), likeliest == own ? "" : likeliest.hint(classes)),
        mismatch.faults());
  }

  /** How well a file fits a network of as many classes as the file has. */
  private record Fit(Network network, int classes, int faults) {
    String hint(int expected) {
      return "; likeliest it is of %s%s, where %s"
          .formatted(
              network.id(),
              classes == expected ? "" : " with " + classes + " classes",
              faults == 0 ? "all fits" : faults + " do not fit");
    }
  }

  private Fit fit(Network network, int classes) {
    try {
      var unused = weights.apply(network.variables(classes));
      return new Fit(network, classes, 0);
    } catch (WeightsFileException e) {
      int held = e.classes().orElse(classes);
      return held == classes ? new Fit(network, classes, e.faults().size()) : fit(network, held);
    }
  }

  private static byte[] start(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new WeightsFileException("there is no file " + file, List.of());
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HDF5.length);
    } catch (IOException e) {
      throw new WeightsFileException("cannot read the file " + file, e);
    }
  }

  private static boolean beginsWith(byte[] start, byte[] magic) {
    return Arrays.mismatch(start, magic) == -1 || Arrays.mismatch(start, magic) == magic.length;
  }
}
