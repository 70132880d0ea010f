package io.faasduet.sebs.recognition;

import io.faasduet.inference.bundle.InvalidModelException;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.models.ModelMaker;
import io.faasduet.models.network.Network;
import io.faasduet.models.network.Precision;
import io.faasduet.models.network.WeightsFileException;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * SeBS's model: a PyTorch state dict of torchvision's ResNet-50 for ImageNet's classes.
 *
 * @param file where it was fetched to
 */
record TorchWeights(S3Address address, Path file) {

  /** The end of names of such files. */
  static final String SUFFIX = ".pth";

  /** Fetches the file into a directory. */
  static TorchWeights fetch(ObjectStore store, S3Address address, Path directory)
      throws IOException {
    Path file = directory.resolve("weights" + SUFFIX);
    ObjectInfo info = ObjectStores.serving(address.uri(), () -> store.info(address.uri()));
    try (InputStream in =
        ObjectStores.serving(address.uri(), () -> store.open(info, 0, info.bytes()))) {
      Files.copy(in, file);
    }
    return new TorchWeights(address, file);
  }

  /**
   * The network with these weights, written next to the file.
   *
   * @throws InvalidModelException if they are those of something else, or no state dict
   */
  ModelBundle toBundle() {
    Path bundle = file.resolveSibling("bundle");
    try {
      ModelMaker.fromFile(
          Network.RESNET50_V1_5,
          file,
          Optional.empty(),
          address.uri().toString(),
          Precision.FLOAT32,
          bundle);
    } catch (WeightsFileException e) {
      String reason = e.getMessage().replace("; nothing was written", "");
      throw new InvalidModelException(reason.replace(file.toString(), address.uri().toString()), e);
    }
    return ModelBundle.open(bundle);
  }
}
