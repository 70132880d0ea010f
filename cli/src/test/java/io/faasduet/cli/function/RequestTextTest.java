package io.faasduet.cli.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.cli.command.UsageException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestTextTest {
  @TempDir Path directory;

  @Test
  void isJsonItselfAFileOrStandardInput() throws Exception {
    Path file = Files.writeString(directory.resolve("request.json"), "{\"from\": \"a file\"}");
    assertThat(read("{\"n\": 1}", "")).isEqualTo("{\"n\": 1}");
    assertThat(read("@" + file, "")).isEqualTo("{\"from\": \"a file\"}");
    assertThat(read("-", "{\"from\": \"ä pipe\"}")).isEqualTo("{\"from\": \"ä pipe\"}");
  }

  @Test
  void whatCannotBeReadIsSaidInALine() throws Exception {
    Path empty = Files.createFile(directory.resolve("empty.json"));
    refuses("@no/such.json", "cannot read the file no/such.json");
    refuses("@" + directory, "cannot read the file " + directory);
    refuses("@" + empty, empty + " holds no request");
    refuses("-", "standard input holds no request");
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> read(text, "")).isInstanceOf(UsageException.class).hasMessage(message);
  }

  private static String read(String text, String input) {
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return new String(RequestText.read(text, in), StandardCharsets.UTF_8);
  }
}
