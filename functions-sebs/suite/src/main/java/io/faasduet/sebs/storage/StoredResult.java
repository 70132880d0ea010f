package io.faasduet.sebs.storage;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.FunctionException;
import io.faasduet.sebs.BenchmarkAnswer;
import java.io.IOException;
import java.nio.file.Path;
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
  private static Optional<String> key(BenchmarkAnswer answer) {
    return field(answer, "key").filter(String.class::isInstance).map(String.class::cast);
  }

  /**
   * What is wrong with the place that an answer's {@code result} says, for generators.
   *
   * @param asked the key of the output, before it was made unique
   * @return empty if it is the bucket of the input, and a key that an upload there gets
   */
  private static Optional<String> fault(BenchmarkAnswer answer, String asked) {
    String wanted = answer.context().bucket();
    if (field(answer, "bucket").filter(wanted::equals).isEmpty()) {
      return Optional.of("result.bucket is %s, not %s".formatted(shown(answer, "bucket"), wanted));
    }
    return key(answer).filter(key -> UniqueKey.isOf(asked, key)).isPresent()
        ? Optional.empty()
        : Optional.of(
            "result.key is %s, not an upload of %s".formatted(shown(answer, "key"), asked));
  }

  /**
   * Fetches the object that an answer's {@code result} names, for generators.
   *
   * @param asked as for {@link #fault}
   * @param file where it is put, in place of what is there
   * @return what is wrong with the place, or why it cannot be read; empty if the file is there
   * @throws IOException if the connection is lost, or the file cannot be written
   */
  public static Optional<String> fetch(
      BenchmarkAnswer answer, String asked, BenchmarkStorage storage, Path file)
      throws IOException {
    Optional<String> misplaced = fault(answer, asked);
    if (misplaced.isPresent()) {
      return misplaced;
    }
    try {
      storage.download(answer.context().bucket(), key(answer).orElseThrow(), file);
      return Optional.empty();
    } catch (FunctionException e) {
      return Optional.of("result.key cannot be fetched: " + e.getMessage());
    }
  }

  private static Optional<Object> field(BenchmarkAnswer answer, String name) {
    return answer.result(Map.class).map(result -> result.get(name));
  }

  private static Object shown(BenchmarkAnswer answer, String name) {
    return field(answer, name).orElse("missing");
  }
}
