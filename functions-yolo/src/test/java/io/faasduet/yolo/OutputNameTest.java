package io.faasduet.yolo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
