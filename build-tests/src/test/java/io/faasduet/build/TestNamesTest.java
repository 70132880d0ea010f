package io.faasduet.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests are named in camelCase, as all other methods. */
class TestNamesTest {
  private static final Pattern SNAKE_CASE =
      Pattern.compile("(?m)^\\s+(?:\\w+(?:<[^>]*>)?\\s+)+([a-z]\\w*_\\w*)\\([^;]*?\\{$");

  @Test
  void noMethodIsNamedInSnakeCase() {
    assertThat(
            SourceTree.files(path -> path.toString().endsWith(".java")).stream()
                .flatMap(TestNamesTest::snakeCase))
        .isEmpty();
  }

  private static Stream<String> snakeCase(Path path) {
    String text = SourceTree.read(path);
    return SNAKE_CASE
        .matcher(text)
        .results()
        .map(found -> path + ":" + SourceTree.line(text, found.start(1)) + ": " + found.group(1));
  }
}
