package io.faasduet.models.keras;

import io.faasduet.models.network.Variable;
import io.faasduet.models.network.WeightSource;
import io.faasduet.models.network.WeightsFileException;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The weights in a Keras {@code .h5} file: one of weights alone, or one of a whole model, which has
 * them in the group {@code model_weights}. In both a layer's weights lie in a group that is named
 * after the layer. Values are read when they are asked for.
 *
 * <p>A network's layers are found by their names. Layers that Keras numbered by itself, such as
 * {@code conv2d_17}, have numbers that begin where Keras happened to be; those are found by their
 * order, if there are as many as there should be. So is the last layer, if it is the only {@code
 * dense} one.
 */
public final class KerasWeights implements WeightSource, AutoCloseable {
  private static final List<String> NUMBERED = List.of("conv2d", "batch_normalization");

  private static final String LAST = "predictions";

  /** What the last layer was called in earlier versions of Keras Applications. */
  private static final Map<String, List<String>> FORMER_NAMES =
      Map.of(LAST, List.of("Logits", "fc1000"));

  /** Keras 1 repeated the layer's name in those of its weights: {@code conv1/conv1_W:0}. */
  private static final Pattern KERAS_1 = Pattern.compile("(.+)_([Wb])");

  private static final Map<String, String> KERAS_1_NAMES = Map.of("W", "kernel", "b", "bias");

  private final HdfFile file;
  private final Map<String, Map<String, Dataset>> layers;

  private KerasWeights(HdfFile file, Map<String, Map<String, Dataset>> layers) {
    this.file = file;
    this.layers = layers;
  }

  /**
   * Opens the weights of a network.
   *
   * @param variables all that the network has
   * @throws WeightsFileException if the file does not hold exactly these
   */
  public static KerasWeights open(Path path, List<Variable> variables) {
    HdfFile file;
    try {
      file = new HdfFile(path);
    } catch (HdfException e) {
      throw new WeightsFileException(path + " is not an HDF5 file, or is damaged", e);
    }
    try {
      KerasWeights weights = new KerasWeights(file, layersOf(path, file, variables));
      weights.requireExactly(path, variables);
      return weights;
    } catch (HdfException e) {
      file.close();
      throw new WeightsFileException(path + " cannot be read: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public float[] values(Variable variable) {
    Dataset dataset = dataset(variable).orElseThrow();
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

  @Override
  public void close() {
    file.close();
  }

  private Optional<Dataset> dataset(Variable variable) {
    Map<String, Dataset> layer = layers.getOrDefault(plain(variable.layer()), Map.of());
    return variable.role().kerasNames().stream()
        .filter(layer::containsKey)
        .map(layer::get)
        .findFirst();
  }

  private void requireExactly(Path path, List<Variable> variables) {
    List<String> faults = new ArrayList<>();
    Map<String, Map<String, Dataset>> extra = new LinkedHashMap<>();
    layers.forEach((layer, datasets) -> extra.put(layer, new TreeMap<>(datasets)));
    for (Variable variable : variables) {
      Optional<Dataset> dataset = dataset(variable);
      if (dataset.isEmpty()) {
        faults.add("missing: " + variable.name() + " " + variable.shape());
        continue;
      }
      extra.get(plain(variable.layer())).values().remove(dataset.get());
      List<Integer> shape = Arrays.stream(dataset.get().getDimensions()).boxed().toList();
      if (!shape.equals(variable.shape())) {
        faults.add(
            "misshapen: %s is %s, not %s".formatted(variable.name(), shape, variable.shape()));
      } else if (!isFloat(dataset.get())) {
        faults.add("misshapen: %s does not hold floats".formatted(variable.name()));
      }
    }
    extra.forEach(
        (layer, datasets) ->
            datasets.forEach(
                (name, dataset) ->
                    faults.add(
                        "extra: %s/%s %s"
                            .formatted(layer, name, Arrays.toString(dataset.getDimensions())))));
    if (!faults.isEmpty()) {
      throw WeightsFileException.ofAnother(path, faults);
    }
  }

  private static boolean isFloat(Dataset dataset) {
    return dataset.getJavaType() == float.class || dataset.getJavaType() == double.class;
  }

  /** The file's weights by layer and by their Keras names, the layers called as they are here. */
  private static Map<String, Map<String, Dataset>> layersOf(
      Path path, Group root, List<Variable> variables) {
    Map<String, List<String>> wanted = renamed(variables);
    boolean wantsLast = variables.stream().anyMatch(variable -> variable.layer().equals(LAST));
    Group top = root.getChild("model_weights") instanceof Group whole ? whole : root;
    if (top.getChild("_layer_checkpoint_dependencies") != null
        || top.getChild("layers") instanceof Group) {
      throw new WeightsFileException(
          path
              + " is of Keras 3's .weights.h5 form, which does not hold the layers' names;"
              + " load it in Keras and save it with model.save('model.h5')",
          List.of());
    }
    Map<String, Map<String, Dataset>> found = new TreeMap<>();
    collect(top, "", found);
    Map<String, Map<String, Dataset>> layers = new LinkedHashMap<>(found);
    wanted.forEach(
        (kind, names) -> {
          List<String> numbered = KerasLayerOrder.of(kind, found.keySet());
          if (numbered.size() == names.size()) {
            numbered.forEach(layers::remove);
            for (int i = 0; i < names.size(); i++) {
              layers.put(names.get(i), found.get(numbered.get(i)));
            }
          }
        });
    // The last layer of a network with classes of one's own: Dense(5) is "dense" or "dense_1".
    List<String> dense = KerasLayerOrder.of("dense", layers.keySet());
    if (dense.size() == 1 && wantsLast && !layers.containsKey(LAST)) {
      layers.put(LAST, layers.remove(dense.get(0)));
    }
    FORMER_NAMES.forEach(
        (name, former) ->
            former.stream()
                .filter(old -> layers.containsKey(old) && !layers.containsKey(name))
                .findFirst()
                .ifPresent(old -> layers.put(name, layers.remove(old))));
    return layers;
  }

  /** The network's layers that Keras numbers, in order, by their kind. */
  private static Map<String, List<String>> renamed(List<Variable> variables) {
    List<String> names =
        variables.stream().map(Variable::layer).distinct().collect(Collectors.toList());
    return NUMBERED.stream()
        .collect(Collectors.toMap(kind -> kind, kind -> KerasLayerOrder.of(kind, names)));
  }

  private static void collect(Group group, String path, Map<String, Map<String, Dataset>> found) {
    for (Node node : group.getChildren().values()) {
      if (node instanceof Group inner) {
        collect(inner, path.isEmpty() ? inner.getName() : path + "_" + inner.getName(), found);
      } else if (node instanceof Dataset dataset && !dataset.isScalar()) {
        String name = dataset.getName().replaceFirst(":\\d+$", "");
        Matcher first = KERAS_1.matcher(name);
        boolean keras1 = first.matches();
        found
            .computeIfAbsent(
                once(keras1 ? path + "_" + first.group(1) : path), layer -> new TreeMap<>())
            .put(keras1 ? KERAS_1_NAMES.get(first.group(2)) : name, dataset);
      }
    }
  }

  /** Keras has a layer's name twice, as the group of the layer and as the scope of its weights. */
  private static String once(String path) {
    int half = path.length() / 2;
    boolean twice =
        path.length() % 2 == 1
            && path.charAt(half) == '_'
            && path.substring(0, half).equals(path.substring(half + 1));
    return twice ? path.substring(0, half) : path;
  }

  /** Ports of one network differ in whether parts of a name are joined by a slash. */
  private static String plain(String layer) {
    return layer.replace('/', '_');
  }
}
