package io.faasduet.models.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.faasduet.inference.bundle.ModelInput;
import java.util.Optional;

/** What layers in front of a network make of a pixel: {@code x * factor + offset}. */
final class PixelScale {
  private static final double TOLERANCE = 1e-6;

  private double factor = 1;
  private double offset;

  /** What is made of pixels before they are fed to a network; of a mean by channel, the red one. */
  static PixelScale of(ModelInput input) {
    PixelScale scale = new PixelScale();
    scale.then(input.scale(), -input.mean().red() * input.scale());
    return scale;
  }

  /** Adds a layer, if it is one that scales pixels by constants. */
  boolean takes(JsonNode layer) {
    JsonNode config = layer.path("config");
    String type = layer.path("class_name").asText();
    Optional<Double> constant = constant(layer);
    if (type.equals("Rescaling")
        && config.path("scale").isNumber()
        && config.path("offset").isNumber()) {
      then(config.path("scale").asDouble(), config.path("offset").asDouble());
    } else if (constant.isPresent() && type.equals("TrueDivide")) {
      then(1 / constant.get(), 0);
    } else if (constant.isPresent() && type.equals("Multiply")) {
      then(constant.get(), 0);
    } else if (constant.isPresent() && type.equals("Subtract")) {
      then(1, -constant.get());
    } else if (constant.isPresent() && type.equals("Add")) {
      then(1, constant.get());
    } else {
      return false;
    }
    return true;
  }

  /** Whether it is what a network's pixels are scaled by anyway. */
  boolean fits(ModelInput input) {
    PixelScale wanted = of(input);
    return input.mean().red() == input.mean().green()
        && input.mean().red() == input.mean().blue()
        && Math.abs(factor - wanted.factor) < TOLERANCE
        && Math.abs(offset - wanted.offset) < TOLERANCE;
  }

  @Override
  public String toString() {
    return "x * %.6f %s %.6f".formatted(factor, offset < 0 ? "-" : "+", Math.abs(offset));
  }

  private void then(double by, double plus) {
    factor *= by;
    offset = offset * by + plus;
  }

  /** The number that an operation is called with. */
  private static Optional<Double> constant(JsonNode layer) {
    JsonNode arguments = layer.path("inbound_nodes").path(0).path("args");
    return arguments.size() == 2 && arguments.path(1).isNumber()
        ? Optional.of(arguments.path(1).asDouble())
        : Optional.empty();
  }
}
