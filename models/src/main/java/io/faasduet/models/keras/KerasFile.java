package io.faasduet.models.keras;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.files.TemporaryDirectory;
import io.faasduet.inference.bundle.ModelInput;
import io.faasduet.models.network.ExpectedArray;
import io.faasduet.models.network.StoredArray;
import io.faasduet.models.network.Variable;
import io.faasduet.models.network.WeightSource;
import io.faasduet.models.network.WeightsFileException;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A file of weights that Keras has written: {@code .h5} of weights alone or of a whole model,
 * {@code .weights.h5}, or {@code .keras}. Values are read when they are asked for. Not thread-safe.
 */
public final class KerasFile implements AutoCloseable {
  private static final String WEIGHTS = "model.weights.h5";

  private final Path path;
  private final HdfFile file;
  private final Optional<TemporaryDirectory> unpacked;
  private final KerasLayers layers;
  private final Optional<KerasConfiguration> configuration;

  private KerasFile(
      Path path,
      HdfFile file,
      Optional<TemporaryDirectory> unpacked,
      Optional<KerasConfiguration> configuration) {
    this.path = path;
    this.file = file;
    this.unpacked = unpacked;
    this.configuration = configuration;
    Group top = file.getChildren().get("model_weights") instanceof Group whole ? whole : file;
    layers = KerasLayers.of(top, configuration.map(KerasConfiguration::names).orElse(Map.of()));
  }

  /**
   * Opens a {@code .keras} file, whose weights are unpacked for as long as it is open.
   *
   * @throws WeightsFileException if it is damaged, or lacks the weights
   */
  public static KerasFile openZip(Path path) {
    TemporaryDirectory directory;
    try {
      directory = TemporaryDirectory.create("duet-keras-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + path, e);
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      ZipEntry weights = zip.getEntry(WEIGHTS);
      if (weights == null) {
        throw new WeightsFileException(
            path + " has no " + WEIGHTS + "; save the model in one file, not in shards", List.of());
      }
      Path file = directory.path().resolve(WEIGHTS);
      try (InputStream in = zip.getInputStream(weights);
          InputStream json = zip.getInputStream(zip.getEntry(KerasFormat.CONFIGURATION))) {
        Files.copy(in, file);
        String text = new String(json.readAllBytes(), UTF_8);
        return open(
            path, file, Optional.of(directory), Optional.of(KerasConfiguration.parse(path, text)));
      }
    } catch (IOException e) {
      delete(directory);
      throw new WeightsFileException(path + " cannot be read: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      delete(directory);
      throw e;
    }
  }

  /**
   * Opens an HDF5 file.
   *
   * @throws WeightsFileException if it is damaged
   */
  public static KerasFile open(Path path) {
    return open(path, path, Optional.empty(), Optional.empty());
  }

  private static KerasFile open(
      Path path,
      Path hdf5,
      Optional<TemporaryDirectory> unpacked,
      Optional<KerasConfiguration> configuration) {
    HdfFile file;
    try {
      file = new HdfFile(hdf5);
    } catch (HdfException e) {
      throw new WeightsFileException(path + " is not an HDF5 file, or is damaged", e);
    }
    try {
      return new KerasFile(path, file, unpacked, configuration.or(() -> described(path, file)));
    } catch (HdfException e) {
      file.close();
      throw new WeightsFileException(path + " cannot be read: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static Optional<KerasConfiguration> described(Path path, HdfFile file) {
    return Optional.ofNullable(file.getAttribute("model_config"))
        .map(attribute -> KerasConfiguration.parse(path, String.valueOf(attribute.getData())));
  }

  /**
   * The weights of a network.
   *
   * @param variables all that the network has
   * @throws WeightsFileException if the file does not hold exactly these
   */
  public WeightSource weights(List<Variable> variables) {
    try {
      Map<String, KerasLayer> found = LayerMatch.of(variables, layers);
      requireExactly(variables, found);
      return variable -> floats(dataset(found, variable));
    } catch (HdfException e) {
      throw new WeightsFileException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Refuses a model that does something else than a network with its weights, as far as the file
   * describes the model.
   *
   * @param input what the network is fed
   * @throws WeightsFileException with the layers that are not understood
   */
  public void requireUnderstood(ModelInput input) {
    List<String> faults = configuration.map(model -> model.faults(input)).orElse(List.of());
    if (!faults.isEmpty()) {
      throw new WeightsFileException(
          path
              + " has the network's weights, but does something else with them; nothing was"
              + " written",
          faults);
    }
  }

  @Override
  public void close() {
    file.close();
    unpacked.ifPresent(KerasFile::delete);
  }

  private void requireExactly(List<Variable> variables, Map<String, KerasLayer> found) {
    Map<Dataset, StoredArray> stored = new IdentityHashMap<>();
    List<StoredArray> all = new ArrayList<>();
    for (KerasLayer layer : layers.found()) {
      layer.arrays().keySet().stream()
          .sorted()
          .forEach(
              name -> {
                StoredArray array = layer.stored(name);
                stored.put(layer.arrays().get(name), array);
                all.add(array);
              });
    }
    List<ExpectedArray> expected =
        variables.stream()
            .map(
                variable ->
                    new ExpectedArray(
                        variable.name(), variable.shape(), array(found, variable).map(stored::get)))
            .toList();
    ExpectedArray.requireExactly(path, expected, all);
  }

  private static Dataset dataset(Map<String, KerasLayer> found, Variable variable) {
    return array(found, variable).orElseThrow();
  }

  private static Optional<Dataset> array(Map<String, KerasLayer> found, Variable variable) {
    return Optional.ofNullable(found.get(variable.layer()))
        .flatMap(
            layer ->
                variable.role().kerasNames().stream()
                    .filter(layer.arrays()::containsKey)
                    .findFirst()
                    .map(layer.arrays()::get));
  }

  private static float[] floats(Dataset dataset) {
    Object values = dataset.getDataFlat();
    if (values instanceof float[] floats) {
      return floats;
    }
    double[] doubles = (double[]) values;
    float[] floats = new float[doubles.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) doubles[i];
    }
    return floats;
  }

  private static void delete(TemporaryDirectory directory) {
    try {
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory.path(), e);
    }
  }
}
