package io.faasduet.studies.messages.censor;

import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.InputObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Ten documents of 20, 200 or 2,000 words, of which each tenth is dirty, and the list of dirty
 * words as an object. Answers are right if every document is what it was made from, with asterisks
 * for the dirty words, in its place.
 */
public final class CensorInput implements InputGenerator {
  private static final int DOCUMENTS = 10;
  private static final List<String> CLEAN =
      List.of(
          "river", "stone", "walks", "green", "under", "letter", "window", "seldom", "harbour",
          "of", "the", "and", "quiet", "paper", "twelve", "morning", "carries", "light", "over",
          "fields");

  private final List<CensoredDocument> expected = new ArrayList<>();

  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    byte[] list = DirtyWords.packagedList();
    Path file = Files.write(context.directory().resolve("words.txt"), list);
    String key = context.inputKey(0, "words.txt");
    int words =
        switch (context.size()) {
          case TEST -> 20;
          case SMALL -> 200;
          case LARGE -> 2_000;
        };
    List<String> documents = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(context.seed());
    expected.clear();
    for (int i = 0; i < DOCUMENTS; i++) {
      documents.add(document(words, DirtyWords.words(list), random));
    }
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("documents", documents);
    payload.put("model", "s3://" + context.bucket() + "/" + key);
    return new GeneratedInput(payload, List.of(new InputObject(key, file)), List.of());
  }

  private String document(int words, List<String> dirty, SplittableRandom random) {
    List<String> text = new ArrayList<>();
    List<String> censored = new ArrayList<>();
    int count = 0;
    for (int i = 0; i < words; i++) {
      boolean isDirty = random.nextInt(10) == 0;
      List<String> from = isDirty ? dirty : CLEAN;
      String word = from.get(random.nextInt(from.size()));
      text.add(isDirty && random.nextBoolean() ? word.toUpperCase(Locale.ROOT) : word);
      censored.add(isDirty ? "*".repeat(word.length()) : word);
      count += isDirty ? 1 : 0;
    }
    expected.add(new CensoredDocument(String.join(" ", censored) + ".", count));
    return String.join(" ", text) + ".";
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    if (!(answer.response().get("documents") instanceof List<?> documents)
        || documents.size() != expected.size()) {
      return Optional.of("there are not as many documents as in the request");
    }
    for (int i = 0; i < expected.size(); i++) {
      Map<?, ?> document = (Map<?, ?>) documents.get(i);
      if (!expected.get(i).text().equals(document.get("text"))
          || !Integer.valueOf(expected.get(i).words()).equals(document.get("words"))) {
        return Optional.of("document " + i + " is not censored as it should be");
      }
    }
    return Optional.empty();
  }
}
