package io.faasduet.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionClassesTest {
  @TempDir private Path classes;

  @Test
  void entryPointsAreFoundByTheirNames() throws IOException {
    compiled("com.acme.Hello", "HelloServer", "HelloHandler", "HelloApi", "HelloSqs", "HelloS3");
    FunctionClasses found = FunctionClasses.in(classes, Optional.empty()).get(0);
    assertThat(found.function()).isEqualTo("com.acme.Hello");
    assertThat(found.server()).contains("com.acme.HelloServer");
    assertThat(found.handlers())
        .isEqualTo(
            Map.of(
                "direct", "com.acme.HelloHandler",
                "api", "com.acme.HelloApi",
                "sqs", "com.acme.HelloSqs",
                "s3", "com.acme.HelloS3"));
  }

  @Test
  void aFunctionForLambdaAloneHasNoServer() throws IOException {
    compiled("com.acme.Hello", "HelloHandler", "HelloRequest", "Other");
    FunctionClasses found = FunctionClasses.in(classes, Optional.empty()).get(0);
    assertThat(found.server()).isEmpty();
    assertThat(found.handlers()).containsOnlyKeys("direct");
  }

  @Test
  void aModuleMayHaveSeveralFunctions() throws IOException {
    compiled("com.acme.Hello", "HelloServer");
    compiled("com.acme.Bye", "ByeServer");
    assertThat(FunctionClasses.in(classes, Optional.empty()))
        .extracting(FunctionClasses::function)
        .containsExactly("com.acme.Bye", "com.acme.Hello");
    assertThat(FunctionClasses.in(classes, Optional.of("com.acme.Bye")))
        .singleElement()
        .extracting(FunctionClasses::server)
        .isEqualTo(Optional.of("com.acme.ByeServer"));
  }

  @Test
  void aModuleWithoutAFunctionIsRefused() throws IOException {
    assertThatThrownBy(() -> FunctionClasses.in(classes.resolve("none"), Optional.empty()))
        .isInstanceOf(FunctionNotFoundException.class)
        .hasMessageContaining("no function in");
    compiled("com.acme.Hello", "HelloRequest");
    assertThatThrownBy(() -> FunctionClasses.in(classes, Optional.of("com.acme.Missing")))
        .isInstanceOf(FunctionNotFoundException.class)
        .hasMessageContaining("com.acme.Missing");
  }

  private void compiled(String function, String... besides) throws IOException {
    Path file = classes.resolve(function.replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    for (String name : List.of(besides)) {
      Files.createFile(file.resolveSibling(name + ".class"));
    }
  }
}
