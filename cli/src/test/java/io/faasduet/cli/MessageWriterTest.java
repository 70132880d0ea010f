package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MessageWriterTest {
  private final StringWriter out = new StringWriter();
  private final MessageWriter messages = new MessageWriter(out);

  @Test
  void joinsTheLinesOfAMessage() {
    messages.println("it ended; its last output was:\n  at a\r\n\tat b\n");
    messages.printf("two %s%n", "x\ny");
    messages.println((Object) "three\n");
    messages.println("  four");
    assertThat(out.toString().lines())
        .containsExactly("it ended; its last output was: at a at b", "two x y", "three", "  four");
  }

  @Test
  void showsNothingThatATerminalActsOn() {
    messages.println("a\u001b[2J\u0007\u202eb\tc");
    messages.printf("%s", "d\u0085e");
    assertThat(out.toString().lines()).containsExactly("a\uFFFD[2J\uFFFD\uFFFDb\tc", "d e");
  }
}
