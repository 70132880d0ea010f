package io.faasduet.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Decisions are numbered without gaps, and what cites one cites a page that there is. */
class DecisionsTest {
  private static final Path DIRECTORY = Path.of("docs/decisions");
  private static final Pattern PAGE = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
  private static final Pattern HEADING = Pattern.compile("# (\\d{4}): (.+)");
  private static final Pattern CITED =
      Pattern.compile("decisions?/(\\d{4})[-\\w]*(?:\\.md)?|[Dd]ecision[\\s*/]+(\\d{4})\\b");
  private static final Pattern EARLIER_NUMBERS = Pattern.compile("(?s)\n## Earlier numbers.*");

  private static final List<Path> PAGES =
      SourceTree.files(
          path ->
              path.startsWith(DIRECTORY) && PAGE.matcher(path.getFileName().toString()).matches());

  @Test
  void numbersHaveNoGapsAndNoDuplicates() {
    assertThat(PAGES.stream().map(DecisionsTest::number))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, PAGES.size()).mapToObj("%04d"::formatted).toList());
  }

  @Test
  void eachPageIsHeadedByItsNumber() {
    assertThat(PAGES)
        .allSatisfy(page -> assertThat(heading(page)).matches(HEADING).contains(number(page)));
  }

  @Test
  void theIndexHasALineForEachPage() {
    String index =
        EARLIER_NUMBERS.matcher(SourceTree.read(DIRECTORY.resolve("README.md"))).replaceAll("");
    assertThat(index.lines().filter(line -> line.startsWith("| [")))
        .containsExactlyElementsOf(PAGES.stream().map(DecisionsTest::indexLine).toList());
  }

  @Test
  void whatCitesADecisionCitesOneThatThereIs() {
    List<String> numbers = PAGES.stream().map(DecisionsTest::number).toList();
    assertThat(
            SourceTree.files(path -> path.toString().matches(".*\\.(java|md|options|peb|xml)"))
                .stream()
                .filter(path -> !path.startsWith("build-tests"))
                .flatMap(path -> cited(path, numbers)))
        .as("decisions that are cited and do not exist")
        .isEmpty();
  }

  private static Stream<String> cited(Path path, List<String> numbers) {
    String text = SourceTree.read(path);
    return CITED
        .matcher(text)
        .results()
        .filter(
            cited -> !numbers.contains(cited.group(1) == null ? cited.group(2) : cited.group(1)))
        .map(cited -> path + ":" + SourceTree.line(text, cited.start()) + ": " + cited.group());
  }

  private static String number(Path page) {
    return page.getFileName().toString().substring(0, 4);
  }

  private static String heading(Path page) {
    return SourceTree.read(page).lines().findFirst().orElse("");
  }

  private static String indexLine(Path page) {
    return "| [%s](%s) | %s |"
        .formatted(
            number(page), page.getFileName(), HEADING.matcher(heading(page)).replaceFirst("$2"));
  }
}
