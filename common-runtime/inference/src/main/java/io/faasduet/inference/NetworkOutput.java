package io.faasduet.inference;

import io.faasduet.api.FunctionException;
import java.util.List;
import java.util.Optional;

/**
 * What a network answered to the images that could be used, one after another.
 *
 * @param values the first of its outputs, its last dimension varying fastest; not to be changed
 * @param shape the output's sizes, the first being the number of images that could be used
 * @param faults for each image that was given why it could not be used, empty if it could
 * @param nanos what the forward pass took
 */
public record NetworkOutput(
    float[] values, long[] shape, List<Optional<FunctionException>> faults, long nanos) {
  public NetworkOutput {
    faults = List.copyOf(faults);
  }
}
