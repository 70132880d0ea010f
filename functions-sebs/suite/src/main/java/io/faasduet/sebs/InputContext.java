package io.faasduet.sebs;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an input is made for.
 *
 * @param size how much work it is
 * @param seed decides what is drawn
 * @param data the directory with SeBS's own data of this benchmark, such as {@code
 *     200.multimedia/210.thumbnailer}, where the user has it
 * @param directory an empty directory for files that are made; it lives as long as the run
 * @param bucket the bucket that holds input and output
 * @param inputs the prefixes of keys that the input lies under, such as {@code
 *     210.thumbnailer-0-input}
 * @param outputs the prefixes that output goes to
 * @param timeout how long an invocation may take; an input that takes longer is refused
 */
public record InputContext(
    InputSize size,
    long seed,
    Optional<Path> data,
    Path directory,
    String bucket,
    List<String> inputs,
    List<String> outputs,
    Duration timeout) {
  public InputContext {
    requireNonNull(size, "size");
    requireNonNull(data, "data");
    requireNonNull(directory, "directory");
    requireNonNull(bucket, "bucket");
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    requireNonNull(timeout, "timeout");
  }

  /** The key of an object below an input prefix. */
  public String inputKey(int prefix, String name) {
    return inputs.get(prefix) + "/" + name;
  }

  /** The key of an object below an output prefix, before it is made unique. */
  public String outputKey(int prefix, String name) {
    return outputs.get(prefix) + "/" + name;
  }

  /** A payload's field {@code bucket}: the bucket's name, and the first prefix of each kind. */
  public Map<String, Object> bucketField() {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("bucket", bucket);
    inputs.stream().findFirst().ifPresent(prefix -> field.put("input", prefix));
    outputs.stream().findFirst().ifPresent(prefix -> field.put("output", prefix));
    return field;
  }
}
