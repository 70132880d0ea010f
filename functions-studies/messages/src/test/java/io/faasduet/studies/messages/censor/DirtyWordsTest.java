package io.faasduet.studies.messages.censor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DirtyWordsTest {
  private final DirtyWords words = DirtyWords.of("# comment\nblup\nfrazzle\n\n".getBytes(UTF_8));

  @Test
  void wholeWordsAreCensoredInEitherCase() {
    assertThat(words.censor("A Blup, a FRAZZLE and $1 blups."))
        .isEqualTo(new CensoredDocument("A ****, a ******* and $1 blups.", 2));
  }

  @Test
  void anEmptyDocumentStaysEmpty() {
    assertThat(words.censor("")).isEqualTo(new CensoredDocument("", 0));
  }

  @Test
  void aListWithoutWordsIsRefused() {
    assertThatThrownBy(() -> DirtyWords.of("# none".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thePackagedListIsWellFormed() {
    assertThat(DirtyWords.words(DirtyWords.packagedList()))
        .hasSizeGreaterThan(100)
        .doesNotHaveDuplicates()
        .allMatch(word -> word.matches("[a-z]{5,12}"));
  }
}
