package io.faasduet.studies.training;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.DrawnObject;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.InputObject;
import io.faasduet.sebs.InputSize;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The inputs of {@code training-step}: batches of drawn reviews, in the bucket and as files. {@code
 * test} has four of 256 kB, {@code small} eight of 10 MB; of {@code large}, the published 900 of
 * 100 MB, nine are files, and those of the bucket are drawn whenever they are fetched. An answer
 * must have a finite loss for each iteration.
 */
public final class TrainingStepInput implements InputGenerator {
  static final int FEATURES = 6787;
  static final int WORDS = 60;

  /** 90 GB. */
  private static final int DRAWN = 900;

  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    SeededReviews reviews = new SeededReviews(FEATURES, WORDS, context.seed());
    int rows = reviews.rowsWithin(batchBytes(context.size()));
    int files = files(context.size());
    List<InputObject> objects = new ArrayList<>();
    for (int number = 0; number < files; number++) {
      Path file = context.directory().resolve(name(number));
      try (OutputStream out = Files.newOutputStream(file)) {
        reviews.write(number, rows, out);
      }
      objects.add(new InputObject(context.inputKey(0, name(number)), file));
    }
    boolean drawn = context.size() == InputSize.LARGE;
    int count = drawn ? DRAWN : files;
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("batches", s3(context, context.inputKey(0, "batch-")));
    payload.put("local_batches", context.directory().resolve("batch-").toUri().toString());
    payload.put("local_count", files);
    payload.put("count", count);
    payload.put("iterations", 2 * count);
    payload.put("checkpoint", s3(context, context.outputKey(0, "state.bin")));
    payload.put("features", FEATURES);
    payload.put("seed", (int) context.seed());
    return new GeneratedInput(
        payload,
        drawn ? List.of() : objects,
        List.of(),
        drawn
            ? IntStream.range(0, count)
                .mapToObj(
                    number ->
                        new DrawnObject(
                            context.inputKey(0, name(number)),
                            reviews.bytes(rows),
                            out -> reviews.write(number, rows, out)))
                .toList()
            : List.of());
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "batch-%05d.bin", number);
  }

  private static String s3(InputContext context, String key) {
    return "s3://" + context.bucket() + "/" + key;
  }

  private static int files(InputSize size) {
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
