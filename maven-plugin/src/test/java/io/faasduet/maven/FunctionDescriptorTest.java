package io.faasduet.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    FunctionDescriptor.write(List.of(hello), classes);
    assertThat(FunctionDescriptor.in(classes)).containsExactly(hello);
    assertThat(Files.readString(classes.resolve("META-INF/duet/function.json")))
        .startsWith("{\n  \"name\" : \"hello\",\n")
        .doesNotContain("\"model\"");
  }

  @Test
  void whatHasNotChangedIsNotWrittenAgain() throws IOException {
    FunctionDescriptor.write(List.of(hello()), classes);
    Path file = classes.resolve(FunctionDescriptor.FILE);
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    FunctionDescriptor.write(List.of(hello()), classes);
    assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void classesWithoutOneHaveNone() throws IOException {
    assertThat(FunctionDescriptor.in(classes)).isEmpty();
  }

  @Test
  void severalLieInDirectoriesOfTheirOwn() throws IOException {
    FunctionDescriptor.write(List.of(named("hello"), named("bye")), classes);
    assertThat(FunctionDescriptor.in(classes))
        .extracting(FunctionDescriptor::name)
        .containsExactly("bye", "hello");
    assertThat(classes.resolve("META-INF/duet/bye/function.json")).exists();
    assertThat(classes.resolve(FunctionDescriptor.FILE)).doesNotExist();
  }

  @Test
  void thatOfAFunctionThatIsNoMoreIsDeleted() throws IOException {
    FunctionDescriptor.write(List.of(named("hello"), named("bye")), classes);
    FunctionDescriptor.write(List.of(named("hello")), classes);
    assertThat(FunctionDescriptor.in(classes)).containsExactly(named("hello"));
    FunctionDescriptor.write(List.of(named("hello"), named("good")), classes);
    assertThat(FunctionDescriptor.in(classes))
        .extracting(FunctionDescriptor::name)
        .containsExactly("good", "hello");
  }

  @Test
  void twoOfOneNameAreRefused() throws IOException {
    assertThatThrownBy(
            () -> FunctionDescriptor.write(List.of(named("hello"), named("hello")), classes))
        .isInstanceOf(FunctionNotFoundException.class)
        .hasMessageContaining("two functions of this module are named hello");
  }

  @Test
  void aNameThatIsNoneInCommandsIsRefused() {
    assertThatThrownBy(() -> FunctionDescriptor.write(List.of(named("say hello")), classes))
        .isInstanceOf(FunctionNotFoundException.class)
        .hasMessageContaining("rename 'say hello'");
  }

  private static FunctionDescriptor hello() throws IOException {
    return named("hello");
  }

  private static FunctionDescriptor named(String name) throws IOException {
    ObjectMapper json = new ObjectMapper();
    return new FunctionDescriptor(
        name,
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
        null,
        Map.of(),
        "x86_64",
        "1.0",
        "hello-lambda-x86_64.zip",
        "hello-server");
  }
}
