package io.faasduet.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionDescriptorTest {
  @TempDir private Path classes;

  @Test
  void itIsReadAsItWasWritten() throws IOException {
    FunctionDescriptor hello = hello();
    hello.writeTo(classes);
    assertThat(FunctionDescriptor.in(classes)).contains(hello);
    assertThat(Files.readString(classes.resolve("META-INF/duet/function.json")))
        .startsWith("{\n  \"name\" : \"hello\",\n")
        .doesNotContain("\"model\"");
  }

  @Test
  void whatHasNotChangedIsNotWrittenAgain() throws IOException {
    hello().writeTo(classes);
    Path file = classes.resolve(FunctionDescriptor.FILE);
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    hello().writeTo(classes);
    assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void classesWithoutOneHaveNone() throws IOException {
    assertThat(FunctionDescriptor.in(classes)).isEmpty();
  }

  private static FunctionDescriptor hello() throws IOException {
    ObjectMapper json = new ObjectMapper();
    return new FunctionDescriptor(
        "hello",
        "greets",
        Map.of("direct", "com.acme.HelloHandler"),
        "com.acme.HelloServer",
        json.readTree("{\"name\": \"Ada\"}"),
        json.readTree("{}"),
        List.of("application/json"),
        List.of("application/json"),
        List.of(),
        List.of("name"),
        null,
        Map.of(),
        "x86_64",
        "1.0",
        "hello-lambda-x86_64.zip",
        "hello-server");
  }
}
