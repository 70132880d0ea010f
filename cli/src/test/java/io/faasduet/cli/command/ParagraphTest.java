package io.faasduet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {
  @Test
  void aTextIsBrokenBetweenWords() {
    assertThat(Paragraph.of("  ", "word ".repeat(40)).lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).hasSizeBetween(10, 80).startsWith("  word"));
  }

  @Test
  void whatFitsIsOneLineAndALongWordStaysWhole() {
    assertThat(Paragraph.of("", "two words")).isEqualTo("two words");
    assertThat(Paragraph.of("  ", "a " + "b".repeat(100))).isEqualTo("  a\n  " + "b".repeat(100));
  }
}
