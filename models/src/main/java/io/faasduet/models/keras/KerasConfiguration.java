package io.faasduet.models.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.inference.bundle.ModelInput;
import io.faasduet.models.network.WeightsFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The layers of a model as Keras describes them in JSON, those of models in it too. */
final class KerasConfiguration {
  /** Those that the networks have, and those that do nothing when a model answers. */
  private static final Set<String> UNDERSTOOD =
      Set.of(
          "Functional",
          "Model",
          "Sequential",
          "InputLayer",
          "Conv2D",
          "DepthwiseConv2D",
          "BatchNormalization",
          "Dense",
          "ReLU",
          "Activation",
          "Softmax",
          "Add",
          "Concatenate",
          "ZeroPadding2D",
          "MaxPooling2D",
          "AveragePooling2D",
          "GlobalAveragePooling2D",
          "Flatten",
          "Reshape",
          "Dropout",
          "SpatialDropout2D",
          "GaussianNoise",
          "GaussianDropout",
          "ActivityRegularization",
          "RandomFlip",
          "RandomRotation",
          "RandomZoom",
          "RandomTranslation",
          "RandomContrast",
          "RandomBrightness");

  private static final Set<String> ACTIVATIONS = Set.of("linear", "relu", "relu6", "softmax");

  /** What softmax is computed of, or already has been. */
  private static final Set<String> LAST_ACTIVATIONS = Set.of("linear", "softmax");

  private final JsonNode model;

  private KerasConfiguration(JsonNode model) {
    this.model = model;
  }

  /** Reads what a file says of its model. */
  static KerasConfiguration parse(Path file, String json) {
    try {
      return new KerasConfiguration(new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new WeightsFileException(
          file + " cannot be read: its description of the model is damaged", e);
    }
  }

  /**
   * The layers' names by their groups in a file of Keras 3, which are numbered by class: {@code
   * /layers/functional/layers/conv2d_3}.
   */
  Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    addNames(model, "", names);
    return names;
  }

  private static void addNames(JsonNode model, String place, Map<String, String> names) {
    Map<String, Integer> counts = new HashMap<>();
    for (JsonNode layer : layers(model)) {
      String kind = snakeCase(type(layer));
      int number = counts.merge(kind, 1, Integer::sum) - 1;
      String at = place + "/layers/" + kind + (number == 0 ? "" : "_" + number);
      names.put(at, layer.path("config").path("name").asText(kind));
      addNames(layer, at, names);
    }
  }

  /**
   * What the model does that a network with the same weights does not, a line each.
   *
   * @param input what the network is fed
   */
  List<String> faults(ModelInput input) {
    List<String> faults = new ArrayList<>();
    PixelScale scale = new PixelScale();
    Map<String, JsonNode> scaling = new LinkedHashMap<>();
    forEachLayer(
        model,
        layer -> {
          if (scale.takes(layer)) {
            scaling.put(name(layer), layer);
          } else if (!UNDERSTOOD.contains(type(layer)) || hasConstant(layer)) {
            faults.add("not understood: layer " + name(layer));
          } else {
            String activation = activation(layer);
            boolean last = type(layer).equals("Dense");
            if (!(last ? LAST_ACTIVATIONS : ACTIVATIONS).contains(activation)) {
              faults.add(
                  "not understood: activation %s of layer %s".formatted(activation, name(layer)));
            }
          }
        });
    if (!scaling.isEmpty() && !scale.fits(input)) {
      faults.add(
          "not understood: %s: %s of a pixel x, where the network is fed %s"
              .formatted(String.join(", ", scaling.keySet()), scale, PixelScale.of(input)));
    }
    for (JsonNode layer : layers(model)) {
      JsonNode config = layer.path("config");
      JsonNode shape =
          config.has("batch_shape") ? config.get("batch_shape") : config.path("batch_input_shape");
      if (shape.size() == 4 && !(fits(shape, 1, input.height()) && fits(shape, 2, input.width()))) {
        faults.add(
            "misshapen: input %s is %s, not [%d, %d, 3]"
                .formatted(
                    config.path("name").asText(), sides(shape), input.height(), input.width()));
      }
    }
    return faults;
  }

  /** Whether it is an operation with something that is no layer's output. */
  private static boolean hasConstant(JsonNode layer) {
    JsonNode arguments = layer.path("inbound_nodes").path(0).path("args");
    return arguments.size() == 2
        && !arguments.path(1).path("class_name").asText().equals("__keras_tensor__");
  }

  private static boolean fits(JsonNode shape, int dimension, int size) {
    return shape.get(dimension).isNull() || shape.get(dimension).asInt() == size;
  }

  private static List<String> sides(JsonNode shape) {
    return List.of(shape.get(1).asText(), shape.get(2).asText(), shape.get(3).asText());
  }

  private static void forEachLayer(JsonNode model, Consumer<JsonNode> action) {
    for (JsonNode layer : layers(model)) {
      action.accept(layer);
      forEachLayer(layer, action);
    }
  }

  private static JsonNode layers(JsonNode model) {
    JsonNode config = model.path("config");
    return config.isArray() ? config : config.path("layers"); // the former of early Sequentials
  }

  private static String type(JsonNode layer) {
    return layer.path("class_name").asText();
  }

  private static String name(JsonNode layer) {
    return layer.path("config").path("name").asText() + " (" + type(layer) + ")";
  }

  private static String activation(JsonNode layer) {
    JsonNode activation = layer.path("config").path("activation");
    if (activation.isObject()) {
      return activation.path("config").asText(activation.path("class_name").asText());
    }
    return activation.asText("linear");
  }

  private static String snakeCase(String type) {
    return type.replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
