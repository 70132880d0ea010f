package io.faasduet.build;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documentation, messages and Javadoc keep to the terms of the field: banned-turns.txt. */
class WordsTest {
  private static final Pattern READ_BY_PEOPLE =
      Pattern.compile(".*\\.(java|md|options|peb|proto|py|sh|xml|ya?ml)|duet");

  /** Between words: also the end of a line in a comment, or in a text that goes on in the next. */
  private static final String GAP = "(?:[\\s*/#]|\"\\s*\\+\\s*\")+";

  private static final Map<String, String> TURNS = turns();

  private static final Pattern TURN =
      Pattern.compile(
          TURNS.keySet().stream()
              .map(turn -> turn.replace(" ", GAP))
              .collect(joining("|", "\\b(?:", ")\\b")),
          Pattern.CASE_INSENSITIVE);

  @Test
  void noFileHasABannedTurn() {
    List<String> found =
        SourceTree.files(path -> READ_BY_PEOPLE.matcher(path.getFileName().toString()).matches())
            .stream()
            .filter(path -> !path.startsWith("build-tests"))
            .flatMap(path -> found(path, SourceTree.read(path)).stream())
            .toList();
    assertThat(found).as("banned turns").isEmpty();
  }

  @Test
  void aTurnIsFoundInAnyCaseAndAcrossTheLinesOfAComment() {
    assertThat(found(Path.of("A.java"), "/**\n * Its Machine\n * code.\n */"))
        .containsExactly("A.java:2: \"Machine code\"; write: native library; CPU architecture");
  }

  @Test
  void aTurnIsFoundInAMessageThatIsPutTogether() {
    assertThat(found(Path.of("A.java"), "\"its machine\"\n    + \" code\""))
        .containsExactly("A.java:1: \"machine code\"; write: native library; CPU architecture");
  }

  @Test
  void aWordThatOnlyContainsATurnIsNone() {
    assertThat(found(Path.of("a.md"), "a machine codec, an outperformer")).isEmpty();
  }

  private static List<String> found(Path path, String text) {
    return TURN.matcher(text)
        .results()
        .map(
            found -> {
              String turn = found.group().replaceAll(GAP, " ");
              return "%s:%d: \"%s\"; write: %s"
                  .formatted(
                      path,
                      SourceTree.line(text, found.start()),
                      turn,
                      TURNS.get(turn.toLowerCase(Locale.ROOT)));
            })
        .toList();
  }

  private static Map<String, String> turns() {
    Map<String, String> turns = new LinkedHashMap<>();
    try (Stream<String> lines =
        new BufferedReader(
                new InputStreamReader(
                    WordsTest.class.getResourceAsStream("/banned-turns.txt"),
                    StandardCharsets.UTF_8))
            .lines()) {
      lines
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("=", 2))
          .forEach(parts -> turns.put(parts[0].strip(), parts[1].strip()));
    }
    return turns;
  }
}
