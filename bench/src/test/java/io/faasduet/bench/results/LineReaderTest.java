package io.faasduet.bench.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {
  @TempDir Path directory;

  @Test
  void aTornLastLineIsLeftOut() throws IOException {
    assertThat(lines("a\n\nbc\r\ntorn")).containsExactly("a", "", "bc");
    assertThat(lines("torn")).isEmpty();
    assertThat(lines("")).isEmpty();
  }

  @Test
  void linesMayBeLongerThanTheBuffer() throws IOException {
    String text = "x".repeat(1_000_000);
    assertThat(lines("a\n" + text + "\nb\n")).containsExactly("a", text, "b");
  }

  @Test
  void eachLineIsOfTheRangeInWhichItBegins() throws IOException {
    String text = "a\n\nbcd\r\ne\ntorn";
    for (int first = 0; first <= text.length(); first++) {
      for (int second = first; second <= text.length(); second++) {
        List<String> lines = new ArrayList<>();
        lines.addAll(lines(text, 0, first));
        lines.addAll(lines(text, first, second));
        lines.addAll(lines(text, second, text.length()));
        assertThat(lines).containsExactly("a", "", "bcd", "e");
      }
    }
  }

  private List<String> lines(String text) throws IOException {
    return lines(text, 0, Long.MAX_VALUE);
  }

  private List<String> lines(String text, long from, long to) throws IOException {
    Path file = Files.writeString(directory.resolve("lines"), text);
    List<String> lines = new ArrayList<>();
    try (LineReader reader = LineReader.of(file, from, to)) {
      while (reader.next()) {
        lines.add(reader.text());
      }
    }
    return lines;
  }
}
