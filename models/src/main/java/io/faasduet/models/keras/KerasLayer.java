package io.faasduet.models.keras;

import io.faasduet.models.network.StoredArray;
import io.jhdf.api.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A layer with weights in a file.
 *
 * @param path the layer's name, and before it those of the models that it is part of
 * @param arrays its weights by their Keras names
 */
record KerasLayer(List<String> path, Map<String, Dataset> arrays) {
  KerasLayer {
    path = List.copyOf(path);
    arrays = Map.copyOf(arrays);
  }

  /** The layer's own name. */
  String name() {
    return path.isEmpty() ? "" : path.get(path.size() - 1);
  }

  /** The models that it is part of, the outermost first. */
  List<String> scope() {
    return path.subList(0, Math.max(0, path.size() - 1));
  }

  /**
   * What the layer may be called in a network, the likeliest first: its own name, with the scopes
   * that are part of a name joined to it, or one of the scopes, where TensorFlow has numbered it.
   */
  List<String> names() {
    int size = path.size();
    return IntStream.range(0, size)
        .boxed()
        .flatMap(
            cut ->
                IntStream.range(0, size - cut)
                    .mapToObj(start -> String.join("_", path.subList(start, size - cut))))
        .toList();
  }

  /** Whether it could be a dense layer. */
  boolean dense() {
    return arrays.containsKey("kernel") && arrays.get("kernel").getDimensions().length == 2;
  }

  /** One of its weights, as messages have it. */
  StoredArray stored(String array) {
    Dataset dataset = arrays.get(array);
    return new StoredArray(String.join("/", path) + "/" + array, shape(array), floats(dataset));
  }

  /** The shape of one of its weights. */
  List<Integer> shape(String array) {
    return Arrays.stream(arrays.get(array).getDimensions()).boxed().toList();
  }

  private static boolean floats(Dataset dataset) {
    return dataset.getJavaType() == float.class || dataset.getJavaType() == double.class;
  }
}
