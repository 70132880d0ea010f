package com.example.wordcount;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** What input.py does in SeBS: a text, and the check of answers. */
public final class WordCountInput implements InputGenerator {
  @Override
  public GeneratedInput generate(InputContext context) {
    int words =
        switch (context.size()) {
          case TEST -> 100;
          case SMALL -> 10_000;
          case LARGE -> 100_000;
        };
    String text =
        new Random(context.seed())
            .ints(words, 0, 1_000)
            .mapToObj(number -> "word" + number)
            .collect(Collectors.joining(" "));
    return GeneratedInput.of(Map.of("text", text));
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    Map<String, Integer> expected = new HashMap<>();
    String text = (String) answer.payload().get("text");
    Arrays.stream(text.split(" ")).forEach(word -> expected.merge(word, 1, Integer::sum));
    Optional<Map<String, Integer>> counted = answer.result(Map.class).map(WordCountInput::counts);
    return counted.equals(Optional.of(expected))
        ? Optional.empty()
        : Optional.of("the counts are wrong");
  }

  private static Map<String, Integer> counts(Map<?, ?> result) {
    Map<String, Integer> counts = new HashMap<>();
    result.forEach((word, count) -> counts.put((String) word, ((Number) count).intValue()));
    return counts;
  }
}
