package io.faasduet.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SeBS's scripts, run by the goal {@code describe} in a benchmark's directory. */
class InitScriptTest {
  private static final String COPIES =
      """
      #!/bin/bash
      # as 110.dynamic-html's: relative to the script's directory
      cp -r templates "$1/"
      echo "$2 $3" > "$1/arguments.txt"
      """;

  @TempDir private Path directory;
  private Path benchmark;
  private Path module;
  private TinyProject project;

  @BeforeEach
  void layOut() throws Exception {
    assumeThat(Path.of("/bin/bash")).exists();
    benchmark = directory.resolve("900.tiny");
    module = Files.createDirectories(benchmark.resolve("java"));
    Files.writeString(benchmark.resolve("config.json"), "{\"timeout\": 10, \"memory\": 128}");
    Files.createDirectories(module.resolve("templates"));
    Files.writeString(module.resolve("templates/page.html"), "<p>");
    project = TinyProject.in(module);
  }

  @Test
  void whatItMakesIsPackedWithTheFunction() throws Exception {
    Files.writeString(benchmark.resolve("init.sh"), "echo of the benchmark > $1/above.txt\n");
    Files.writeString(module.resolve("init.sh"), COPIES);
    project.run(new DescribeMojo());
    assertThat(project.described().configuration().id()).isEqualTo("900.tiny");
    project.jar();
    project.run(new PackageMojo());
    try (ZipFile jar = new ZipFile(project.target().resolve("tiny-1.0.jar").toFile())) {
      assertThat(jar.getEntry("templates/page.html")).isNotNull();
      assertThat(jar.getEntry("above.txt")).isNotNull();
      assertThat(jar.getInputStream(jar.getEntry("arguments.txt"))).hasContent("false x64");
    }
  }

  @Test
  void itsFilesFollowTheScript() throws Exception {
    Files.writeString(module.resolve("init.sh"), COPIES);
    project.run(new DescribeMojo());
    Files.writeString(module.resolve("templates/page.html"), "<p>changed");
    project.run(new DescribeMojo());
    assertThat(classes("templates/page.html")).hasContent("<p>changed");

    Files.writeString(module.resolve("init.sh"), "echo other > $1/other.txt\n");
    project.run(new DescribeMojo());
    assertThat(classes("templates/page.html")).doesNotExist();
    assertThat(classes("other.txt")).exists();

    Files.delete(module.resolve("init.sh"));
    project.run(new DescribeMojo());
    assertThat(classes("other.txt")).doesNotExist();
  }

  @Test
  void oneThatFailsIsNamedWithItsLastLineAndLeavesNothing() throws Exception {
    List<Path> before = files();
    Files.writeString(
        module.resolve("init.sh"),
        "echo half > $1/half.txt\necho first\necho no such mirror >&2\nexit 3\n");
    assertThatThrownBy(() -> project.run(new DescribeMojo()))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            module.resolve("init.sh")
                + " has failed with exit code 3: no such mirror; nothing of it was packed");
    Files.delete(module.resolve("init.sh"));
    assertThat(files()).as("after a failure").containsExactlyElementsOf(before);
  }

  @Test
  void oneThatMakesAFileOfTheModuleIsRefused() throws Exception {
    Files.writeString(classes("page.html"), "the module's");
    Files.writeString(module.resolve("init.sh"), "echo mine > $1/page.html\n");
    assertThatThrownBy(() -> project.run(new DescribeMojo()))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("makes page.html, which the module has");
    assertThat(classes("page.html")).hasContent("the module's");
  }

  @Test
  void inAModuleOfNoBenchmarkItIsNotRun(@TempDir Path other) throws Exception {
    TinyProject none = TinyProject.in(other);
    Files.writeString(other.resolve("init.sh"), "exit 1\n");
    none.run(new DescribeMojo());
    assertThat(none.described().configuration()).isNull();
  }

  private Path classes(String file) {
    return project.target().resolve("classes").resolve(file);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(module)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
