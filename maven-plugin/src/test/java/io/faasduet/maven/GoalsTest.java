package io.faasduet.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals, run one after the other in a project of their own. */
class GoalsTest {
  private TinyProject project;

  @BeforeEach
  void compile(@TempDir Path directory) throws Exception {
    project = TinyProject.in(directory);
  }

  @Test
  void aFunctionIsDescribedPackagedAndTrained() throws Exception {
    project.run(new DescribeMojo());
    FunctionDescriptor described =
        FunctionDescriptor.in(project.target().resolve("classes")).orElseThrow();
    assertThat(described.name()).isEqualTo("tiny");
    assertThat(described.server()).isEqualTo("io.faasduet.maven.tiny.TinyServer");
    assertThat(described.example()).hasToString("{\"text\":\"hello\"}");

    project.jar();
    project.run(new PackageMojo());
    try (ZipFile zip = new ZipFile(project.target().resolve("tiny-lambda-x86_64.zip").toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("META-INF/duet/function.json", "lib/tiny-1.0.jar");
    }
    Path server = project.target().resolve("tiny-server");
    Object zip = keyOf("tiny-lambda-x86_64.zip");
    project.run(new PackageMojo());
    assertThat(keyOf("tiny-lambda-x86_64.zip")).as("a zip of the same jar").isEqualTo(zip);
    assertThat(server.resolve("main.options"))
        .content()
        .contains("io.faasduet.maven.tiny.TinyServer");

    project.run(new TrainMojo());
    Path archive = project.target().resolve("tiny-server.jsa");
    assertThat(archive).isNotEmptyFile();
    List<String> fromTheArchive =
        List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:on", "-Xlog:disable");
    try (ServedFunction started = ServedFunction.start(server, fromTheArchive, Map.of())) {
      assertThat(started.post(described.example())).isEqualTo(200);
    }
  }

  private Object keyOf(String file) throws Exception {
    return Files.readAttributes(project.target().resolve(file), BasicFileAttributes.class)
        .fileKey();
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    assertThatThrownBy(() -> project.run(new PackageMojo()))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("add the goal 'describe'");
    project.run(new DescribeMojo());
    assertThatThrownBy(() -> project.run(new TrainMojo()))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("run mvn package duet:train");
    Files.delete(project.target().resolve("classes/io/faasduet/maven/tiny/TinyServer.class"));
    assertThatThrownBy(() -> project.run(new DescribeMojo()))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("XServer or XHandler");
  }
}
