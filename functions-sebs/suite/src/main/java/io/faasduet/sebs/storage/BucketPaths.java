package io.faasduet.sebs.storage;

import io.faasduet.api.InvalidRequestException;
import java.util.Optional;

/**
 * A payload's object {@code bucket}: where its input lies and its output goes.
 *
 * @param bucket the bucket's name
 * @param input the prefix of the input's keys, without a slash at its end
 * @param output the prefix of the output's keys
 * @param model the prefix of the model's keys
 */
public record BucketPaths(
    String bucket, Optional<String> input, Optional<String> output, Optional<String> model) {

  /** The key of an input. */
  public String inputKey(String name) {
    return required("input", input) + "/" + name;
  }

  /** The key of an output, before it is made unique. */
  public String outputKey(String name) {
    return required("output", output) + "/" + name;
  }

  /** The key of a model's file. */
  public String modelKey(String name) {
    return required("model", model) + "/" + name;
  }

  private static String required(String field, Optional<String> prefix) {
    return prefix.orElseThrow(
        () -> new InvalidRequestException("field 'bucket." + field + "' is missing"));
  }
}
