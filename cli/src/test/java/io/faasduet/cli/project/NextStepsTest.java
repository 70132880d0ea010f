package io.faasduet.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextStepsTest {
  @TempDir Path home;

  @Test
  void aProjectInTheCheckoutIsComparedByTheSameLauncher() throws Exception {
    Files.createFile(home.resolve("pom.xml"));

    assertThat(new NextSteps(home, home, "./duet", "0.1.0-SNAPSHOT").after("hello"))
        .isEqualTo(
            """
            hello is a project of its own. To build and compare it:

              mvn -q install -DskipTests  # once: not published yet
              cd hello
              ./mvnw verify
              ../duet compare hello
            """);
  }

  @Test
  void aCheckoutElsewhereIsNamed() throws Exception {
    Files.createFile(home.resolve("pom.xml"));

    assertThat(new NextSteps(Path.of("/work"), home, "../d/duet", "1.0-SNAPSHOT").after("hello"))
        .contains("  mvn -q -f " + home + " install -DskipTests")
        .endsWith("  ../../d/duet compare hello\n");
  }

  @Test
  void anUnpackedArchiveCannotInstallDuet() {
    assertThat(new NextSteps(Path.of("/work"), home, "duet", "1.0-SNAPSHOT").after("hello"))
        .contains("  mvn -q install -DskipTests  # in Duet's sources, once: not published yet\n");
  }

  @Test
  void aPublishedVersionNeedsNoCheckout() {
    assertThat(new NextSteps(Path.of("/work"), home, "duet", "0.1.0").after("hello"))
        .isEqualTo(
            """
            hello is a project of its own. To build and compare it:

              cd hello
              ./mvnw verify
              duet compare hello
            """);
  }
}
