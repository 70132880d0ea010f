package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ErrorsTest {
  @Test
  void whatTheOperatingSystemSaidIsToldWhereAMessageLeavesItOut() {
    IOException full = new IOException("No space left on device");

    assertThat(told(new UncheckedIOException("cannot write the bundle m", full)))
        .isEqualTo(
            "duet: cannot read or write: cannot write the bundle m (No space left on device)"
                + " (--verbose shows more)");
    assertThat(told(new UncheckedIOException(full)))
        .containsOnlyOnce("No space left on device")
        .hasLineCount(1);
    assertThat(told(new UncheckedIOException("m: No space left on device", full)))
        .containsOnlyOnce("No space left on device");
  }

  private static String told(Exception failure) {
    StringWriter err = new StringWriter();
    CommandLine duet = Duet.commandLine().setErr(new PrintWriter(err, true));
    assertThat(Errors.failed(failure, duet, false)).isEqualTo(1);
    return err.toString().strip();
  }
}
