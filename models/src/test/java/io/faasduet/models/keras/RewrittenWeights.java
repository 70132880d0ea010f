package io.faasduet.models.keras;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The weights of a legacy file, written again as other versions of Keras lay them out. */
final class RewrittenWeights {
  private static final List<String> ORDER =
      List.of("kernel", "bias", "gamma", "beta", "moving_mean", "moving_variance");

  private static final Map<String, String> CLASSES =
      Map.of(
          "conv2d", "Conv2D",
          "depthwise_conv2d", "DepthwiseConv2D",
          "batch_normalization", "BatchNormalization",
          "dense", "Dense",
          "functional", "Functional");

  private final Map<String, Map<String, Object>> layers;

  private RewrittenWeights(Map<String, Map<String, Object>> layers) {
    this.layers = layers;
  }

  static RewrittenWeights of(Path legacy) {
    Map<String, Map<String, Object>> layers = new LinkedHashMap<>();
    try (HdfFile file = new HdfFile(legacy)) {
      for (Node layer : file) {
        Map<String, Object> arrays = new TreeMap<>();
        addArrays((Group) layer, arrays);
        if (!arrays.isEmpty()) {
          layers.put(layer.getName(), arrays);
        }
      }
    }
    return new RewrittenWeights(layers);
  }

  /** The same with another layer in it, or another one in the place of one. */
  RewrittenWeights with(String layer, Map<String, Object> arrays) {
    Map<String, Map<String, Object>> more = new LinkedHashMap<>(layers);
    more.put(layer, arrays);
    return new RewrittenWeights(more);
  }

  /** The same with a layer called something else. */
  RewrittenWeights renaming(String layer, String name) {
    Map<String, Map<String, Object>> renamed = new LinkedHashMap<>(layers);
    renamed.put(name, renamed.remove(layer));
    return new RewrittenWeights(renamed);
  }

  /** The same in another order of layers. */
  RewrittenWeights ordered(List<String> order) {
    Map<String, Map<String, Object>> ordered = new LinkedHashMap<>();
    order.forEach(layer -> ordered.put(layer, layers.get(layer)));
    return new RewrittenWeights(ordered);
  }

  /** With a scope before the layers' names: {@code resnet50/conv/kernel:0}. */
  Path writeScoped(Path file, String scope) {
    try (WritableHdfFile hdf5 = HdfFile.write(file)) {
      WritableGroup top = scope.isEmpty() ? hdf5 : hdf5.putGroup(scope);
      layers.forEach(
          (layer, arrays) -> {
            WritableGroup group = top.putGroup(layer);
            arrays.forEach((name, values) -> group.putDataset(name + ":0", values));
          });
    }
    return file;
  }

  /**
   * As {@code save_weights} of Keras 3 does: by class, numbered.
   *
   * @param head a layer outside of the model that is nested; none if nothing is
   * @param named whether the layers' names are there, as since Keras 3.6
   */
  Path writeNumbered(Path file, String head, boolean named) {
    try (WritableHdfFile hdf5 = HdfFile.write(file)) {
      hdf5.putGroup("optimizer").putGroup("vars").putDataset("0", new float[] {1, 2});
      WritableGroup top = hdf5.putGroup("layers");
      WritableGroup inner = top;
      if (!head.isEmpty()) {
        WritableGroup model = top.putGroup("functional");
        name(model.putGroup("vars"), "backbone", named);
        inner = model.putGroup("layers");
      }
      Map<String, Integer> counts = new HashMap<>();
      for (Map.Entry<String, Map<String, Object>> layer : layers.entrySet()) {
        boolean outside = layer.getKey().equals(head);
        String kind = kind(layer.getKey(), layer.getValue());
        int number = counts.merge(outside + kind, 1, Integer::sum) - 1;
        WritableGroup arrays =
            (outside ? top : inner)
                .putGroup(kind + (number == 0 ? "" : "_" + number))
                .putGroup("vars");
        name(arrays, layer.getKey(), named);
        putNumbered(arrays, layer.getValue());
      }
    }
    return file;
  }

  /** In groups {@code layers/NAME/vars}. */
  Path writeNumberedByName(Path file) {
    try (WritableHdfFile hdf5 = HdfFile.write(file)) {
      WritableGroup top = hdf5.putGroup("layers");
      layers.forEach((layer, arrays) -> putNumbered(top.putGroup(layer).putGroup("vars"), arrays));
    }
    return file;
  }

  private static void putNumbered(WritableGroup group, Map<String, Object> arrays) {
    int index = 0;
    for (String array : ORDER) {
      if (arrays.containsKey(array)) {
        group.putDataset(String.valueOf(index++), arrays.get(array));
      }
    }
  }

  /** As {@code model.save("x.keras")} does, of the numbered form. */
  Path writeZip(Path zip, Path numbered, String configuration) throws IOException {
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      put(entries, "metadata.json", "{\"keras_version\": \"3.0.5\"}".getBytes(UTF_8));
      put(entries, "config.json", configuration.getBytes(UTF_8));
      put(entries, "model.weights.h5", Files.readAllBytes(numbered));
    }
    return zip;
  }

  /**
   * What Keras says of the layers.
   *
   * @param head a layer outside of the model that is nested
   * @param more other layers of the outer model, as JSON, each followed by a comma
   */
  String configuration(String head, String more) {
    List<String> inner = new ArrayList<>();
    layers.forEach(
        (layer, arrays) -> {
          if (!layer.equals(head)) {
            inner.add(layer(kind(layer, arrays), layer, ""));
          }
        });
    String backbone =
        layer("functional", "backbone", ",\"layers\":[" + String.join(",", inner) + "]");
    return layer(
        "functional",
        "transfer",
        ",\"layers\":[%s%s,%s]"
            .formatted(more, backbone, layer("dense", head, ",\"activation\":\"softmax\"")));
  }

  private static String layer(String kind, String name, String more) {
    return "{\"class_name\":\"%s\",\"config\":{\"name\":\"%s\"%s}}"
        .formatted(CLASSES.get(kind), name, more);
  }

  private static String kind(String layer, Map<String, Object> arrays) {
    if (arrays.containsKey("gamma")) {
      return "batch_normalization";
    } else if (layer.endsWith("depthwise")) {
      return "depthwise_conv2d";
    }
    return arrays.containsKey("bias") ? "dense" : "conv2d";
  }

  private static void name(WritableGroup group, String name, boolean named) {
    if (named) {
      group.putAttribute("name", name);
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static void addArrays(Group group, Map<String, Object> arrays) {
    for (Node node : group) {
      if (node instanceof Group inner) {
        addArrays(inner, arrays);
      } else if (node instanceof Dataset dataset) {
        arrays.put(node.getName().replace(":0", ""), dataset.getData());
      }
    }
  }
}
