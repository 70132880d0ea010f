package io.faasduet.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFileTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"'', ''", "a, a", "'\uFEFF', ''", "'\uFEFFa', a", "'\uFEFF\uFEFFa', '\uFEFFa'"})
  void aByteOrderMarkIsNoText(String content, String text) throws IOException {
    Path file = Files.writeString(directory.resolve("file.txt"), content);

    assertThat(TextFile.read(file)).isEqualTo(text);
    try (BufferedReader reader = TextFile.open(file)) {
      assertThat(reader.lines()).containsExactlyElementsOf(text.lines().toList());
    }
  }

  @Test
  void whatIsNotUtf8IsRefused() throws IOException {
    Path file = Files.write(directory.resolve("file.txt"), new byte[] {(byte) 0xfc});

    assertThatThrownBy(() -> TextFile.read(file)).isInstanceOf(CharacterCodingException.class);
    assertThatThrownBy(() -> TextFile.open(file)).isInstanceOf(CharacterCodingException.class);
  }
}
