package io.faasduet.models;

import io.faasduet.models.keras.KerasWeights;
import io.faasduet.models.network.FrozenGraph;
import io.faasduet.models.network.Network;
import io.faasduet.models.network.Precision;
import io.faasduet.models.network.Variable;
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
   * @throws WeightsFileException if the file does not hold exactly this network's weights
   */
  static FrozenGraph read(Path file, Network network, int classes, Precision precision) {
    byte[] start = start(file);
    List<Variable> variables = network.variables(classes);
    if (beginsWith(start, HDF5)) {
      try (KerasWeights weights = KerasWeights.open(file, variables)) {
        return network.freeze(weights, classes, precision);
      }
    } else if (beginsWith(start, ZIP) || beginsWith(start, PICKLE)) {
      return network.freeze(StateDictWeights.open(file, variables), classes, precision);
    }
    throw new WeightsFileException(
        file + " is neither a Keras .h5 file nor a PyTorch state dict", List.of());
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
