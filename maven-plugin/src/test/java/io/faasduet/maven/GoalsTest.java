package io.faasduet.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
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
        FunctionDescriptor.in(project.target().resolve("classes")).get(0);
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
    assertThat(mapsOf(server, described)).contains("/tiny-server/server.jsa");
  }

  @Test
  void aParentOfFunctionsHasNone() throws Exception {
    project.project().setPackaging("pom");
    project.run(new DescribeMojo());
    project.run(new PackageMojo());
    assertThat(FunctionDescriptor.in(project.target().resolve("classes"))).isEmpty();
    assertThat(project.target()).isDirectoryNotContaining("glob:**-lambda-*.zip");
  }

  @Test
  void aServerHasTheModulesJarUntilTheNextBuildBegins() throws Exception {
    packageAndTrain();
    Path own = project.target().resolve("tiny-1.0.jar");
    Path server = project.target().resolve("tiny-server/lib/tiny-1.0.jar");
    assertThat(Files.isSameFile(own, server)).isTrue();
    project.run(new DescribeMojo());
    assertThat(Files.isSameFile(own, server)).isFalse();
    assertThat(own).hasSameBinaryContentAs(server);
  }

  @Test
  void anArchiveStaysUntilItsJarsChange() throws Exception {
    Path archive = project.target().resolve("tiny-server/server.jsa");
    packageAndTrain();
    FileTime made = Files.getLastModifiedTime(archive);
    project.run(new PackageMojo());
    project.run(new TrainMojo());
    assertThat(Files.getLastModifiedTime(archive)).as("of the same jars").isEqualTo(made);

    Files.writeString(project.target().resolve("classes/other.txt"), "something else");
    packageAndTrain();
    assertThat(Files.getLastModifiedTime(archive)).as("of another jar").isGreaterThan(made);
    assertThat(mapsOf(archive.getParent(), project.described())).contains("server.jsa");
  }

  @Test
  void aBuildThatMakesNoArchivesLeavesThoseThatFit() throws Exception {
    Path archive = project.target().resolve("tiny-server/server.jsa");
    packageAndTrain();
    FileTime made = Files.getLastModifiedTime(archive);
    project.run(new PackageMojo());
    project.run(ofABuildWithoutArchives());
    assertThat(Files.getLastModifiedTime(archive)).as("of the same jars").isEqualTo(made);

    Files.writeString(project.target().resolve("classes/other.txt"), "something else");
    project.jar();
    project.run(new PackageMojo());
    project.run(ofABuildWithoutArchives());
    assertThat(archive).as("of another jar").doesNotExist();
    assertThat(archive.resolveSibling("META-INF/duet/archive.json")).doesNotExist();
  }

  private static TrainMojo ofABuildWithoutArchives() {
    TrainMojo train = new TrainMojo();
    train.always = false;
    train.execution = new MojoExecution(new Plugin(), "train", "artefacts"); // of the lifecycle
    return train;
  }

  @Test
  void anArchiveSaysWhatItWasMadeOf() throws Exception {
    packageAndTrain();
    Path directory = project.target().resolve("tiny-server");
    JsonNode made =
        new ObjectMapper().readTree(directory.resolve("META-INF/duet/archive.json").toFile());
    assertThat(made.get("file").textValue()).isEqualTo("server.jsa");
    assertThat(made.get("java").textValue()).isEqualTo(System.getProperty("java.runtime.version"));
    assertThat(made.get("vm").textValue())
        .contains(System.getProperty("java.vm.version"), System.getProperty("os.arch"));
    assertThat(made.get("bytes").longValue())
        .isEqualTo(Files.size(directory.resolve("server.jsa")));
    assertThat(made.get("files").fieldNames())
        .toIterable()
        .containsExactly("java.options", "lib/libraries.jar", "lib/tiny-1.0.jar");
  }

  @Test
  void anArchiveThatCannotBeMadeLeavesNoneBehind() throws Exception {
    packageAndTrain();
    Path directory = project.target().resolve("tiny-server");
    Files.writeString(directory.resolve("main.options"), "-cp lib com.acme.Nowhere");
    assertThatThrownBy(() -> project.run(new TrainMojo()))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("ended before it was ready");
    assertThat(directory.resolve("server.jsa")).doesNotExist();
    assertThat(directory.resolve("META-INF/duet/archive.json")).doesNotExist();
  }

  @Test
  void anAotCacheIsMadeByTheJdkThatIsNamed() throws Exception {
    Path jdk = jdkWithAotCaches();
    TrainMojo train = new TrainMojo();
    train.aotJdk = jdk.toFile();
    packageAndTrain();
    project.run(train);
    Path server = project.target().resolve("tiny-server");
    JsonNode made = new ObjectMapper().readTree(server.resolve("META-INF/duet/aot.json").toFile());
    assertThat(made.get("file").textValue()).isEqualTo("server.aot");
    assertThat(made.get("vm").textValue()).isEqualTo(TrainingJvm.at(jdk).vm());

    List<String> fromTheCache = List.of("-XX:AOTCache=server.aot", "-XX:AOTMode=on");
    String java = TrainingJvm.at(jdk).java();
    try (ServedFunction started = ServedFunction.start(java, server, fromTheCache, Map.of())) {
      assertThat(started.post(project.described().example())).isEqualTo(200);
    }
    FileTime cached = Files.getLastModifiedTime(server.resolve("server.aot"));
    packageAndTrain();
    assertThat(Files.getLastModifiedTime(server.resolve("server.aot")))
        .as("left by a build that cannot make one")
        .isEqualTo(cached);

    Files.write(server.resolve("server.aot"), new byte[1]);
    assertThatThrownBy(() -> ServedFunction.start(java, server, fromTheCache, Map.of()).close())
        .as("from a cache that is cut short")
        .isInstanceOf(IOException.class);
  }

  @Test
  void aJdkWithoutAotCachesIsRefused(@TempDir Path nowhere) throws Exception {
    packageAndTrain();
    TrainMojo train = new TrainMojo();
    train.aotJdk = nowhere.toFile();
    assertThatThrownBy(() -> project.run(train))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("duet.aot.jdk: %s is no JDK: it has no bin/java".formatted(nowhere));
    assumeThat(TrainingJvm.current().feature()).as("the JDK of this build").isLessThan(25);
    train.aotJdk = new File(System.getProperty("java.home"));
    assertThatThrownBy(() -> project.run(train))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("an AOT cache needs JDK 25 or newer");
  }

  /** The JDK of this build, or one that is where JDKs are usually installed. */
  private static Path jdkWithAotCaches() throws IOException {
    List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    Path installed = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(installed)) {
      try (Stream<Path> directories = Files.list(installed)) {
        directories.filter(home -> Files.exists(home.resolve("bin/java"))).forEach(homes::add);
      }
    }
    for (Path home : homes) {
      if (TrainingJvm.at(home).feature() >= TrainedArchive.AOT_FEATURE) {
        return home;
      }
    }
    return abort("no JDK 25 or newer is installed here, and AOT caches need one");
  }

  private void packageAndTrain() throws Exception {
    project.run(new DescribeMojo());
    project.jar();
    project.run(new PackageMojo());
    project.run(new TrainMojo());
  }

  /** What a server maps that was told to start from the archive. */
  private static String mapsOf(Path server, FunctionDescriptor described) throws Exception {
    List<String> fromTheArchive = List.of("-XX:SharedArchiveFile=server.jsa", "-Xlog:disable");
    try (ServedFunction started =
        ServedFunction.start(JavaProgram.java(), server, fromTheArchive, Map.of())) {
      assertThat(started.post(described.example())).isEqualTo(200);
      Path maps = Path.of("/proc", String.valueOf(started.pid()), "maps");
      assumeThat(maps).as("what a process maps is known on Linux only").exists();
      return Files.readString(maps);
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
