package io.faasduet.yolo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputNameTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      textBlock =
          """
          horses.jpg, horses, .jpg
          in/2026/horses.jpg, horses, .jpg
          HORSES.JPG, HORSES, .JPG
          a.b.jpeg, a.b, .jpeg
          horses, horses, ''
          .hidden, .hidden, ''
          two words.png, two words, .png
          köpfe/Ärger ☂.png, Ärger ☂, .png
          version 1.2 final, version 1.2 final, ''
          ../up.png, up, .png
          in/, '', ''
          """)
  void keepsStemAndExtensionOfTheLastPart(String key, String stem, String extension) {
    assertThat(OutputName.of(key).unique())
        .matches("[0-9a-f]{32}_\\Q" + stem + "\\E_output\\Q" + extension + "\\E");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ü", "☂", "😀"})
  void aNameThatS3HasNoRoomForIsCutShort(String letter) {
    int bytes = letter.getBytes(UTF_8).length;
    String name = OutputName.of(letter.repeat(1020 / bytes) + ".jpg").unique();

    assertThat(name.getBytes(UTF_8).length).isBetween(1025 - bytes, 1024);
    assertThat(name).matches("[0-9a-f]{32}_(\\Q" + letter + "\\E)+_output.jpg");
    assertThat(OutputName.isOne(name)).isTrue();
  }

  @Test
  void noNameComesTwiceAndEachIsKnownAgain() {
    String first = OutputName.of("in/a b.jpg").unique();
    String second = OutputName.of("in/a b.jpg").unique();
    assertThat(first).isNotEqualTo(second);
    assertThat(OutputName.isOne(first)).isTrue();
    assertThat(OutputName.isOne(OutputName.of("no-extension").unique())).isTrue();
    assertThat(OutputName.isOne("in/a b.jpg")).isFalse();
    assertThat(OutputName.isOne("a_output.jpg")).isFalse();
  }
}
