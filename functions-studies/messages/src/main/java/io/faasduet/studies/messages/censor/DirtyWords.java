package io.faasduet.studies.messages.censor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The model: a list of dirty words, compiled to one matcher of whole words in either case.
 * Thread-safe.
 */
final class DirtyWords {
  /** The list that the function is packaged with: one word a line, comments behind {@code #}. */
  static final String PACKAGED = "/io/faasduet/studies/messages/censor/words.txt";

  private final Pattern matcher;

  private DirtyWords(List<String> words) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("the list has no word");
    }
    this.matcher =
        Pattern.compile(
            words.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(?:", ")\\b")),
            Pattern.CASE_INSENSITIVE);
  }

  /**
   * Those of a list.
   *
   * @throws IllegalArgumentException if it has none
   */
  static DirtyWords of(byte[] list) {
    return new DirtyWords(words(list));
  }

  /** The packaged ones. */
  static DirtyWords packaged() {
    return of(packagedList());
  }

  static byte[] packagedList() {
    try (InputStream in = DirtyWords.class.getResourceAsStream(PACKAGED)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + PACKAGED, e);
    }
  }

  static List<String> words(byte[] list) {
    return new String(list, UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** The document with an asterisk for each letter of its dirty words. */
  CensoredDocument censor(String document) {
    Matcher found = matcher.matcher(document);
    StringBuilder text = new StringBuilder(document.length());
    int words = 0;
    while (found.find()) {
      words++;
      found.appendReplacement(text, "*".repeat(found.end() - found.start()));
    }
    return new CensoredDocument(found.appendTail(text).toString(), words);
  }
}
