package io.faasduet.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOutputTest {
  @TempDir Path directory;

  @Test
  void aRunThatIsInterruptedBeforeItsFirstAnswerSaysSo() {
    StringWriter console = new StringWriter();
    RunOutput out = new RunOutput();
    out.directory = directory.resolve("out");
    assertThat(out.report(false, new PrintWriter(console))).isEmpty();
    assertThat(console.toString().lines()).containsExactly("Interrupted before the first answer");
    assertThat(directory).isEmptyDirectory();
  }
}
