package io.faasduet.models;

import io.faasduet.models.keras.KerasWeights;
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

/** Trained weights in a file of a format that its first bytes show. */
final class WeightsFile {
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
  private static final byte[] ZIP = {'P', 'K'};
  private static final byte[] PICKLE = {(byte) 0x80, 2};

  private WeightsFile() {}

  /**
   * A network with a file's weights.
   *
   * @throws WeightsFileException if the file does not hold exactly this network's weights; the
   *     message names the network that they are likeliest of
   */
  static FrozenGraph read(Path file, Network network, int classes, Precision precision) {
    byte[] start = start(file);
    try (OpenWeights weights = open(file, start, network.variables(classes))) {
      return network.freeze(weights.source(), classes, precision);
    } catch (WeightsFileException e) {
      throw e.faults().isEmpty() ? e : ofAnother(file, start, network, classes, e.faults());
    }
  }

  private record OpenWeights(WeightSource source, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }

  private static OpenWeights open(Path file, byte[] start, List<Variable> variables) {
    if (beginsWith(start, HDF5)) {
      KerasWeights weights = KerasWeights.open(file, variables);
      return new OpenWeights(weights, weights::close);
    } else if (beginsWith(start, ZIP) || beginsWith(start, PICKLE)) {
      return new OpenWeights(StateDictWeights.open(file, variables), () -> {});
    }
    throw new WeightsFileException(
        file + " is neither a Keras .h5 file nor a PyTorch state dict", List.of());
  }

  private static WeightsFileException ofAnother(
      Path file, byte[] start, Network network, int classes, List<String> faults) {
    Network likeliest = network;
    int fewest = faults.size();
    for (Network other : Network.values()) {
      int count = faults(file, start, other.variables(classes));
      if (count < fewest) {
        likeliest = other;
        fewest = count;
      }
    }
    String hint =
        likeliest == network
            ? ""
            : "; likeliest it is of %s, where %s"
                .formatted(likeliest.id(), fewest == 0 ? "all fits" : fewest + " do not fit");
    return new WeightsFileException(
        "%s does not hold %s's weights%s; nothing was written".formatted(file, network.id(), hint),
        faults);
  }

  private static int faults(Path file, byte[] start, List<Variable> variables) {
    try {
      open(file, start, variables).close();
      return 0;
    } catch (WeightsFileException e) {
      return e.faults().size();
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
