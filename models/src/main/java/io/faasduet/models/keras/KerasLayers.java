package io.faasduet.models.keras;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Collects the layers of a file of weights. Up to Keras 2, and in whole models in HDF5, groups are
 * called after layers and arrays after weights: {@code resnet50/conv1_conv/kernel:0}. Keras 3 has
 * groups by the layers' classes, in which weights are numbered, with the layer's name as an
 * attribute since 3.6: {@code layers/functional/layers/conv2d/vars/0}.
 */
final class KerasLayers {
  private static final Set<String> CONTAINERS = Set.of("layers", "_layer_checkpoint_dependencies");

  private static final String ARRAYS = "vars";

  /** A group that is called after a layer's class, not after the layer. */
  private static final Pattern CLASS =
      Pattern.compile("(conv2d|depthwise_conv2d|batch_normalization|dense)(_\\d+)?");

  /** What a training goes on with; no layer has it. */
  private static final Set<String> NO_LAYERS = Set.of("optimizer", "seed_generator");

  /** Keras 1 repeated the layer's name in those of its weights: {@code conv1/conv1_W:0}. */
  private static final Pattern KERAS_1 = Pattern.compile("(.+)_([Wb])");

  private static final Map<String, String> KERAS_1_NAMES = Map.of("W", "kernel", "b", "bias");

  private final Map<String, String> names;
  private final boolean numbered;
  private final Map<List<String>, Map<String, Dataset>> found = new LinkedHashMap<>();
  private boolean byClass;

  private KerasLayers(Map<String, String> names, boolean numbered) {
    this.names = names;
    this.numbered = numbered;
  }

  /**
   * The layers below a group.
   *
   * @param names layers' names by their groups, as the model's description gives them
   */
  static KerasLayers of(Group top, Map<String, String> names) {
    boolean numbered =
        Stream.concat(CONTAINERS.stream(), Stream.of(ARRAYS))
            .anyMatch(name -> top.getChildren().get(name) instanceof Group);
    KerasLayers layers = new KerasLayers(names, numbered);
    layers.collect(top, List.of(), "");
    return layers;
  }

  /** What has been found, by name. */
  List<KerasLayer> found() {
    return found.entrySet().stream()
        .map(entry -> new KerasLayer(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(layer -> String.join("/", layer.path())))
        .toList();
  }

  /** Whether layers are called after their classes, by the order in which the model has them. */
  boolean byClass() {
    return byClass;
  }

  private void collect(Group group, List<String> path, String place) {
    for (Node node : group.getChildren().values()) {
      String name = node.getName();
      if (node instanceof Dataset dataset && !dataset.isScalar()) {
        named(path, name.replaceFirst(":\\d+$", ""), dataset);
      } else if (node instanceof Group inner && !numbered) {
        collect(inner, inside(path, name), "");
      } else if (node instanceof Group inner && name.equals(ARRAYS)) {
        numbered(path, inner);
      } else if (node instanceof Group inner && CONTAINERS.contains(name)) {
        collect(inner, path, place + "/layers");
      } else if (node instanceof Group inner && !NO_LAYERS.contains(name)) {
        String within = place + "/" + name;
        collect(inner, inside(path, layerName(inner, within)), within);
      }
    }
  }

  private String layerName(Group group, String place) {
    if (group.getChildren().get(ARRAYS) instanceof Group arrays) {
      if (arrays.getAttribute("name") != null) {
        return String.valueOf(arrays.getAttribute("name").getData());
      }
      byClass |= !names.containsKey(place) && CLASS.matcher(group.getName()).matches();
    }
    return names.getOrDefault(place, group.getName());
  }

  private void named(List<String> path, String name, Dataset dataset) {
    Matcher first = KERAS_1.matcher(name);
    if (first.matches()) {
      add(inside(path, first.group(1)), KERAS_1_NAMES.get(first.group(2)), dataset);
    } else {
      add(path, name, dataset);
    }
  }

  private void numbered(List<String> path, Group arrays) {
    Map<Integer, Dataset> ordered = new TreeMap<>();
    for (Node node : arrays.getChildren().values()) {
      if (node instanceof Dataset dataset && node.getName().matches("\\d{1,6}")) {
        ordered.put(Integer.parseInt(node.getName()), dataset);
      }
    }
    List<String> roles = roles(List.copyOf(ordered.values()));
    int number = 0;
    for (Dataset dataset : ordered.values()) {
      add(path, number < roles.size() ? roles.get(number) : String.valueOf(number), dataset);
      number++;
    }
  }

  /** What the weights of a layer are, by their order: Keras numbers trainable ones first. */
  private static List<String> roles(List<Dataset> arrays) {
    if (!arrays.stream().allMatch(array -> array.getDimensions().length == 1)) {
      return List.of("kernel", "bias");
    }
    List<String> normalization = List.of("gamma", "beta", "moving_mean", "moving_variance");
    return arrays.size() < 2 || arrays.size() > normalization.size()
        ? List.of()
        : normalization.subList(normalization.size() - arrays.size(), normalization.size());
  }

  private void add(List<String> path, String name, Dataset dataset) {
    found.computeIfAbsent(path, layer -> new TreeMap<>()).put(name, dataset);
  }

  /** Keras has a layer's name twice, as the group of the layer and as the scope of its weights. */
  private static List<String> inside(List<String> path, String name) {
    List<String> inner = new ArrayList<>(path.subList(path.indexOf(name) + 1, path.size()));
    inner.add(name);
    return inner;
  }
}
