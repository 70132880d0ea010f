package io.faasduet.localcloud.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.TestJars;
import io.faasduet.localcloud.process.FunctionJvm;
import io.faasduet.localcloud.process.JavaCommand;
import io.faasduet.localcloud.process.JavaInstallation;
import io.faasduet.localcloud.serving.GreetingServer;
import io.faasduet.localcloud.serving.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  @TempDir static Path built;

  @TempDir Path temporary;
  private Path directory;
  private FunctionArtefact function;

  /** A server directory with an archive that nothing describes. */
  @BeforeAll
  static void buildServer() throws Exception {
    TestJars.wholeServer(built, GreetingServer.class);
    JavaCommand recording =
        new JavaCommand(
            List.of("@java.options", "-XX:ArchiveClassesAtExit=server.jsa", "-Xlog:disable"),
            jarsOf(built),
            ShortProgram.class.getName(),
            List.of());
    assertThat(new ProcessBuilder(recording.line()).directory(built.toFile()).start().waitFor())
        .isZero();
  }

  @BeforeEach
  void copyServer() throws Exception {
    directory = temporary.resolve("server");
    try (Stream<Path> files = Files.walk(built)) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            directory.resolve(built.relativize(file)),
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
      }
    }
    function =
        new FunctionArtefact(
            "test", directory, GreetingServer.class.getName(), built.resolve("none.zip"), "none");
  }

  @Test
  void aServerStartsFromTheArchiveInItsDirectory() throws Exception {
    describe(vm());
    assertThat(mapsOfAStartedServer(function)).contains("/server.jsa");
    assertThat(archive().startup())
        .isEqualTo(
            new StartupArchive(
                "AppCDS of the server directory",
                "17.0.1+1",
                Files.size(directory.resolve("server.jsa")),
                Optional.of(Duration.ofMillis(2500)),
                ""));
  }

  @Test
  void theArchiveMovesWithItsDirectory() throws Exception {
    describe(vm());
    Path moved = temporary.resolve("elsewhere");
    Files.move(directory, moved);
    FunctionArtefact there =
        new FunctionArtefact(
            "test", moved, function.serverClass(), function.lambdaZip(), function.handlerClass());
    assertThat(mapsOfAStartedServer(there)).contains(moved + "/server.jsa");
  }

  @Test
  void aServerStartsWithoutTheArchiveOfAnotherJvm() throws Exception {
    describe("Another VM 99+1 for abacus");
    assertThat(mapsOfAStartedServer(function)).doesNotContain("server.jsa");
    assertThat(archive().startup().toString())
        .startsWith("none, JDK " + System.getProperty("java.runtime.version"))
        .contains("(the server directory's CDS archive is of Another VM 99+1 for abacus")
        .contains(vm(), "build the function with this Java");
  }

  @Test
  void isNotUsedOnceWhatItWasMadeOfHasChanged() throws Exception {
    describe(vm());
    Path jar = directory.resolve("lib/000.jar");
    FileTime made = Files.getLastModifiedTime(jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
    assertThat(archive().refusal().orElseThrow())
        .isEqualTo(
            "lib/000.jar has changed since the CDS archive was made; build the function again");
    Files.setLastModifiedTime(jar, made);
    assertThat(archive().refusal()).isEmpty();

    Path another = Files.copy(jar, directory.resolve("lib/another.jar"));
    assertThat(archive().refusal().orElseThrow()).startsWith("lib/another.jar has");
    Files.delete(another);
    Files.writeString(directory.resolve("java.options"), "-XX:+UseParallelGC\n");
    assertThat(archive().refusal().orElseThrow()).startsWith("java.options has");
  }

  @Test
  void isNotUsedWhereItIsCutShortOrGone() throws Exception {
    describe(vm());
    Files.write(directory.resolve("server.jsa"), new byte[1]);
    assertThat(archive().refusal().orElseThrow()).startsWith("server.jsa has");
    Files.delete(directory.resolve("server.jsa"));
    assertThat(archive().flags()).isEmpty();
  }

  @Test
  void aDirectoryWithoutOneSaysWhatMakesIt() {
    assertThat(archive().flags()).isEmpty();
    assertThat(archive().startup().note()).contains("with -Dduet.train.always=true");
  }

  @Test
  void anAotCacheIsRefusedByItsReason() throws Exception {
    JavaInstallation current = JavaInstallation.current();
    FunctionJvm earlier =
        new FunctionJvm(new JavaInstallation(current.home(), 21, "21.0.1+1"), "VM 21.0.1+1");
    FunctionJvm later =
        new FunctionJvm(new JavaInstallation(current.home(), 25, "25.0.1+1"), "VM 25.0.1+1");
    assertThat(new ClassArchive(ArchiveKind.AOT_CACHE, directory, earlier).refusal())
        .contains("an AOT cache needs JDK 25 or newer, and this is 21.0.1+1; choose one by --jdk");
    assertThat(new ClassArchive(ArchiveKind.AOT_CACHE, directory, later).refusal().orElseThrow())
        .startsWith("the server directory holds no AOT cache; ")
        .contains("-Dduet.aot.jdk=PATH");
  }

  @Test
  void theCdsArchiveIsOfOneJvm() throws Exception {
    describe(vm());
    FunctionJvm later =
        new FunctionJvm(
            new JavaInstallation(JavaInstallation.current().home(), 99, "99+1"), "VM 99+1");
    ClassArchive archive = ClassArchive.bestOf(function.on(later));
    assertThat(archive.flags()).isEmpty();
    assertThat(archive.startup().java()).isEqualTo("99+1");
    assertThat(archive.refusal().orElseThrow()).contains(vm(), "and this is VM 99+1");
  }

  @Test
  void aDescriptionThatCannotBeReadIsNamed() throws Exception {
    describe(vm());
    Files.writeString(directory.resolve("META-INF/duet/archive.json"), "{\"file\":1}");
    assertThatThrownBy(() -> archive().flags())
        .hasMessageContainingAll("archive.json", "build the function again");
  }

  /** Describes the archive as the plugin does that made it, of the directory's jars. */
  private void describe(String vm) throws IOException {
    String files =
        Stream.concat(jarsOf(directory).stream(), Stream.of(Path.of("java.options")))
            .map(file -> "\"%s\":\"%s\"".formatted(file, facts(directory.resolve(file))))
            .collect(Collectors.joining(","));
    Path description = directory.resolve("META-INF/duet/archive.json");
    Files.createDirectories(description.getParent());
    Files.writeString(
        description,
        ("{\"file\":\"server.jsa\",\"java\":\"17.0.1+1\",\"vm\":\"%s\",\"bytes\":%d,\"millis\":2500,"
                + "\"files\":{%s}}")
            .formatted(vm, Files.size(directory.resolve("server.jsa")), files));
  }

  private ClassArchive archive() {
    return new ClassArchive(ArchiveKind.CDS_ARCHIVE, directory, FunctionJvm.current());
  }

  private static List<Path> jarsOf(Path directory) {
    return JavaCommand.jarsOf(directory).stream().map(directory::relativize).toList();
  }

  private static String facts(Path file) {
    try {
      return Files.size(file) + " " + Files.getLastModifiedTime(file).to(TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String vm() {
    return "%s %s for %s"
        .formatted(
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            System.getProperty("os.arch"));
  }

  private static String mapsOfAStartedServer(FunctionArtefact function) throws IOException {
    try (ServerProcess server = ServerProcess.start(function, Map.of())) {
      Path maps = Path.of("/proc", Long.toString(server.pid()), "maps");
      assumeThat(maps).as("what a process maps is known on Linux only").exists();
      return Files.readString(maps);
    }
  }
}
