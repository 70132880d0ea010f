package io.faasduet.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StartOptionsTest {
  @Test
  void aServerIsStartedByItsClass() throws IOException {
    assertThat(
            new String(StartOptions.ofServer("lib/a.jar:lib/b.jar", "com.acme.HelloServer"), UTF_8))
        .endsWith("-cp \"lib/a.jar:lib/b.jar\"\ncom.acme.HelloServer\n");
  }

  @Test
  void theRuntimeClientHasAVersion() throws IOException {
    assertThat(StartOptions.runtimeClient())
        .matches("com\\.amazonaws:aws-lambda-java-runtime-interface-client:\\d+\\.\\d+\\.\\d+");
  }
}
