package io.faasduet.studies.training;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.InputObject;
import io.faasduet.sebs.InputSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of {@code training-step}: batches of drawn reviews, in the bucket and as files. {@code
 * test} has four of 256 kB, {@code small} eight of 10 MB, {@code large} nine of the published 100
 * MB. An answer must have a finite loss for each iteration.
 */
public final class TrainingStepInput implements InputGenerator {
  static final int FEATURES = 6787;
  static final int WORDS = 60;

  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    int count = count(context.size());
    SeededReviews reviews = new SeededReviews(FEATURES, WORDS, context.seed());
    int rows = reviews.rowsWithin(batchBytes(context.size()));
    List<InputObject> objects = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String name = String.format(Locale.ROOT, "batch-%05d.bin", number);
      Path file = context.directory().resolve(name);
      Files.write(file, reviews.batch(number, rows).encoded());
      objects.add(new InputObject(context.inputKey(0, name), file));
    }
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("batches", s3(context, context.inputKey(0, "batch-")));
    payload.put("local_batches", context.directory().resolve("batch-").toUri().toString());
    payload.put("count", count);
    payload.put("iterations", 2 * count);
    payload.put("checkpoint", s3(context, context.outputKey(0, "state.bin")));
    payload.put("features", FEATURES);
    payload.put("seed", (int) context.seed());
    return new GeneratedInput(payload, objects, List.of());
  }

  private static String s3(InputContext context, String key) {
    return "s3://" + context.bucket() + "/" + key;
  }

  private static int count(InputSize size) {
    return switch (size) {
      case TEST -> 4;
      case SMALL -> 8;
      case LARGE -> 9;
    };
  }

  private static long batchBytes(InputSize size) {
    return switch (size) {
      case TEST -> 256_000;
      case SMALL -> 10_000_000;
      case LARGE -> 100_000_000;
    };
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    long from = ((Number) answer.response().get("from")).longValue();
    long to = ((Number) answer.response().get("to")).longValue();
    List<?> losses = (List<?>) answer.response().get("losses");
    if (to - from != losses.size()) {
      return Optional.of(
          "losses has %d elements for iterations %d to %d".formatted(losses.size(), from, to));
    }
    return losses.stream()
        .filter(loss -> !Double.isFinite(((Number) loss).doubleValue()))
        .findFirst()
        .map(loss -> "losses has " + loss);
  }
}
