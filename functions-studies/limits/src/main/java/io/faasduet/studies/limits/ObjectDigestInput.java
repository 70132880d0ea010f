package io.faasduet.studies.limits;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.InputObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Objects of drawn bytes: {@code test} has 40 of 64 KB, {@code small} 16 of 8 MB, {@code large} 64
 * of 16 MB. The request is for the first, an experiment asks for others. The sum of every answer is
 * checked.
 */
public final class ObjectDigestInput implements InputGenerator {
  private static final int KILOBYTE = 1_000;
  private static final int MEGABYTE = 1_000_000;

  private final List<Path> files = new ArrayList<>();
  private final Map<List<Integer>, Long> known = new LinkedHashMap<>();

  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    Random random = new Random(context.seed());
    int count =
        switch (context.size()) {
          case TEST -> 40;
          case SMALL -> 16;
          case LARGE -> 64;
        };
    int bytes =
        switch (context.size()) {
          case TEST -> 64 * KILOBYTE;
          case SMALL -> 8 * MEGABYTE;
          case LARGE -> 16 * MEGABYTE;
        };
    files.clear();
    known.clear();
    List<InputObject> objects = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String name = String.format(Locale.ROOT, "object-%05d.bin", number);
      byte[] content = new byte[bytes];
      random.nextBytes(content);
      Path file = Files.write(context.directory().resolve(name), content);
      files.add(file);
      objects.add(new InputObject(context.inputKey(0, name), file));
    }
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("objects", s3(context, context.inputKey(0, "object-")));
    payload.put("from", 0);
    payload.put("to", 1);
    payload.put("count", count);
    payload.put("object_bytes", bytes);
    payload.put("rounds", 1);
    payload.put("state_prefix", s3(context, context.outputKey(0, "state-")));
    return new GeneratedInput(payload, objects, List.of());
  }

  private static String s3(InputContext context, String key) {
    return "s3://" + context.bucket() + "/" + key;
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    Map<String, Object> response = answer.response();
    int next = number(response, "next").intValue();
    int first =
        Boolean.TRUE.equals(response.get("continued")) ? 0 : number(response, "from").intValue();
    long sum = number(response, "sum").longValue();
    if (first > next || next > files.size()) {
      return Optional.of("there are no objects from %d to %d".formatted(first, next));
    }
    long expected = 0;
    for (int object = first; object < next; object++) {
      expected += digest(object, number(response, "rounds").intValue());
    }
    return sum == expected
        ? Optional.empty()
        : Optional.of(
            "the sum of objects %d to %d is %d, not %d".formatted(first, next, expected, sum));
  }

  private static Number number(Map<String, Object> response, String field) {
    return (Number) response.get(field);
  }

  private long digest(int object, int rounds) {
    return known.computeIfAbsent(
        List.of(object, rounds),
        key -> {
          try {
            return RepeatedDigest.of(Files.readAllBytes(files.get(object)), rounds);
          } catch (IOException e) {
            throw new UncheckedIOException("an input that was written is gone", e);
          }
        });
  }
}
