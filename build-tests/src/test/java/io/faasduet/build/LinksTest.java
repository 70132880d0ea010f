package io.faasduet.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between pages of the documentation lead to files that there are. */
class LinksTest {
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?!https?://|#)([^)#\\s]+)(?:#[^)]*)?\\)");

  @Test
  void everyRelativeLinkLeadsToAFile() {
    assertThat(
            SourceTree.files(path -> path.toString().endsWith(".md")).stream()
                .flatMap(LinksTest::broken))
        .as("links to files that do not exist")
        .isEmpty();
  }

  private static Stream<String> broken(Path page) {
    String text = SourceTree.read(page);
    Path directory = SourceTree.HOME.resolve(page).getParent();
    return LINK.matcher(text)
        .results()
        .filter(link -> Files.notExists(directory.resolve(link.group(1))))
        .map(link -> page + ":" + SourceTree.line(text, link.start()) + ": " + link.group(1));
  }
}
