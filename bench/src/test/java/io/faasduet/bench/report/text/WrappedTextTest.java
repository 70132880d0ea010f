package io.faasduet.bench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTextTest {
  @Test
  void aTextIsBrokenBetweenWords() {
    assertThat(WrappedText.of("  ", "word ".repeat(40).strip()).lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).hasSizeBetween(10, 80).startsWith("  word"));
  }

  @Test
  void whatFitsIsOneLineAndALongWordStaysWhole() {
    assertThat(WrappedText.of("  ", "two words")).isEqualTo("  two words\n");
    assertThat(WrappedText.of("  ", "a " + "b".repeat(100)))
        .isEqualTo("  a\n  " + "b".repeat(100) + "\n");
  }
}
