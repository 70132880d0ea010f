package io.faasduet.bench.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
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

  private static List<String> lines(String text) throws IOException {
    List<String> lines = new ArrayList<>();
    try (LineReader reader =
        new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      while (reader.next()) {
        lines.add(reader.text());
      }
    }
    return lines;
  }
}
