package io.faasduet.sebs.storage;

import static java.util.Objects.requireNonNull;

import io.faasduet.sebs.BenchmarkAnswer;
import java.util.Map;
import java.util.Optional;

/**
 * Where a benchmark has stored what it made.
 *
 * @param bucket the bucket's name
 * @param key the object's key, prefix included
 */
public record StoredResult(String bucket, String key) {
  public StoredResult {
    requireNonNull(bucket, "bucket");
    requireNonNull(key, "key");
  }

  /** The key that an answer's {@code result} has; empty if it is no text. */
  public static Optional<String> key(BenchmarkAnswer answer) {
    return field(answer, "key").filter(String.class::isInstance).map(String.class::cast);
  }

  /**
   * What is wrong with the place that an answer's {@code result} says, for generators.
   *
   * @param asked the key of the output, before it was made unique
   * @return empty if it is the bucket of the input, and a key that an upload there gets
   */
  public static Optional<String> fault(BenchmarkAnswer answer, String asked) {
    String wanted = answer.context().bucket();
    if (field(answer, "bucket").filter(wanted::equals).isEmpty()) {
      return Optional.of("result.bucket is %s, not %s".formatted(shown(answer, "bucket"), wanted));
    }
    return key(answer).filter(key -> BenchmarkStorage.isUpload(asked, key)).isPresent()
        ? Optional.empty()
        : Optional.of(
            "result.key is %s, not an upload of %s".formatted(shown(answer, "key"), asked));
  }

  private static Optional<Object> field(BenchmarkAnswer answer, String name) {
    return answer.result(Map.class).map(result -> result.get(name));
  }

  private static Object shown(BenchmarkAnswer answer, String name) {
    return field(answer, name).orElse("missing");
  }
}
