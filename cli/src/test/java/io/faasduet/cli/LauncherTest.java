package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a checkout of its own, with a java and a mvn that only say what they were told.
 */
class LauncherTest {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "dirname",
          "ls",
          "find",
          "head",
          "tail",
          "grep",
          "sed",
          "mkdir",
          "touch",
          "cat",
          "rm",
          "readlink");
  private static final String JAVA =
      "case $1 in -version) echo 'openjdk version \"%s\"' >&2 ;; *) echo \"java $*\" ;; esac\n";

  @TempDir Path directory;
  private Path home;
  private Path bin;

  @BeforeEach
  void makeCheckout() throws IOException {
    home = Files.createDirectories(directory.resolve("a checkout"));
    bin = Files.createDirectory(directory.resolve("bin"));
    Files.copy(Path.of(System.getProperty("duet.home"), "duet"), home.resolve("duet"));
    Files.createFile(home.resolve("pom.xml"));
    for (String tool : TOOLS) {
      Path found =
          Stream.of("/usr/bin", "/bin")
              .map(place -> Path.of(place, tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElse(Path.of("/absent"));
      assumeThat(found).as("the tool %s of a POSIX system", tool).isExecutable();
      Files.createSymbolicLink(bin.resolve(tool), found);
    }
  }

  @Test
  void withoutJavaItSaysWhatToInstall() throws Exception {
    assertThat(launch(Map.of(), "list"))
        .isEqualTo(
            new Ended(1, "", "duet: no java found; install JDK 17 or newer, or set JAVA_HOME\n"));
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    script(bin.resolve("java"), JAVA.formatted("17.0.1"));
    assertThat(launch(Map.of(), "list"))
        .isEqualTo(
            new Ended(1, "", "duet: no mvn found; install Maven 3.8.6 or newer to build Duet\n"));
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    mvn("exit 1");
    for (String version : List.of("1.8.0_392", "11.0.2")) {
      script(bin.resolve("java"), JAVA.formatted(version));
      Ended ended = launch(Map.of(), "list");
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.err())
          .isEqualTo(
              "duet: Java " + version + " is too old; install JDK 17 or newer, or set JAVA_HOME\n");
    }
  }

  @Test
  void aBuildThatFailsIsShownInShort() throws Exception {
    script(bin.resolve("java"), JAVA.formatted("25"));
    mvn("echo a lot; echo '[ERROR] it broke'; exit 1");
    Ended ended = launch(Map.of(), "list");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines().skip(1))
        .containsExactly(
            "[ERROR] it broke",
            "duet: the build failed; its output is in " + home + "/cli/target/build.log");
  }

  @Test
  void buildsOnceAndAgainAfterAChange() throws Exception {
    script(bin.resolve("java"), JAVA.formatted("21.0.1"));
    mvn(
        "echo built >>builds; mkdir -p cli/target/duet/lib; touch"
            + " cli/target/duet/lib/duet-cli-1.jar");
    Path source = home.resolve("core/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    Files.createFile(source);

    Ended first = launch(Map.of(), "list", "a b");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("-Dduet.home=" + home, "-Dduet.command=" + home.resolve("duet") + " ")
        .endsWith("io.faasduet.cli.Duet list a b\n");
    Path jar = home.resolve("cli/target/duet/lib/duet-cli-1.jar");
    Files.setLastModifiedTime(
        jar, FileTime.fromMillis(Files.getLastModifiedTime(source).toMillis() + 5_000));

    assertThat(launch(Map.of(), "list").err()).isEmpty();
    assertThat(home.resolve("builds")).hasContent("built");

    Files.setLastModifiedTime(
        source, FileTime.fromMillis(Files.getLastModifiedTime(jar).toMillis() + 5_000));
    assertThat(launch(Map.of(), "list").err()).startsWith("Building Duet");
    assertThat(home.resolve("builds")).hasContent("built\nbuilt");
  }

  @Test
  void theBuildsClassArchiveIsUsedWhereThereIsOne() throws Exception {
    script(bin.resolve("java"), JAVA.formatted("21.0.1"));
    mvn("mkdir -p cli/target/duet/lib; touch cli/target/duet/lib/duet-cli-1.jar");
    assertThat(launch(Map.of(), "list").out()).doesNotContain("SharedArchiveFile");

    Path archive = Files.createFile(home.resolve("cli/target/duet/classes.jsa"));

    assertThat(launch(Map.of(), "list").out()).contains("-XX:SharedArchiveFile=" + archive + " ");
  }

  @Test
  void theLocaleCIsNoReasonNotToFindFilesWithOtherNames() throws Exception {
    script(bin.resolve("java"), JAVA.formatted("21.0.1") + "echo \"locale $LC_ALL\"\n");
    Path installed = Files.createDirectories(home.resolve("lib")).getParent();
    Files.delete(installed.resolve("pom.xml"));
    script(bin.resolve("locale"), "echo ANSI_X3.4-1968\n");
    assertThat(launch(Map.of("LC_ALL", "C"), "list").out()).endsWith("locale C.UTF-8\n");

    script(bin.resolve("locale"), "echo UTF-8\n");
    assertThat(launch(Map.of("LC_ALL", "de_DE.UTF-8"), "list").out())
        .endsWith("locale de_DE.UTF-8\n");
  }

  @Test
  void javaHomeIsForTheBuildToo() throws Exception {
    Path javaHome = Files.createDirectories(directory.resolve("jdk/bin")).getParent();
    script(
        javaHome.resolve("bin/java"),
        "case $1 in -version) echo 'openjdk version \"17\"' >&2 ;; *) echo \"my $*\" ;; esac\n");
    mvn(
        "echo $JAVA_HOME >builder; mkdir -p cli/target/duet/lib; touch"
            + " cli/target/duet/lib/duet-cli-1.jar");
    Ended ended = launch(Map.of("JAVA_HOME", javaHome.toString()), "list");
    assertThat(ended.out()).startsWith("my -");
    assertThat(home.resolve("builder")).hasContent(javaHome.toString());
  }

  @Test
  void worksThroughSymbolicLinksAndFromAnyDirectory() throws Exception {
    script(bin.resolve("java"), JAVA.formatted("21.0.1"));
    mvn("mkdir -p cli/target/duet/lib; touch cli/target/duet/lib/duet-cli-1.jar");
    Path links = Files.createDirectory(directory.resolve("links"));
    Files.createSymbolicLink(links.resolve("absolute"), home.resolve("duet"));
    Files.createSymbolicLink(links.resolve("relative"), Path.of("absolute"));

    for (String link : List.of("absolute", "relative")) {
      Ended ended = launch(links.resolve(link), Map.of(), "list");
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.out()).contains("-Dduet.home=" + home.toRealPath() + " ");
    }
  }

  @Test
  void anUnpackedArchiveIsNotBuilt() throws Exception {
    script(bin.resolve("java"), JAVA.formatted("21.0.1"));
    Path unpacked = Files.createDirectories(directory.resolve("duet-1.0/lib")).getParent();
    Files.copy(home.resolve("duet"), unpacked.resolve("duet"));

    Ended ended = launch(unpacked.resolve("duet"), Map.of(), "help");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .contains("-cp " + unpacked.toRealPath() + "/lib/* ")
        .endsWith("io.faasduet.cli.Duet help\n");

    script(bin.resolve("java"), JAVA.formatted("11.0.2"));
    assertThat(launch(unpacked.resolve("duet"), Map.of(), "help").err())
        .isEqualTo("duet: Java 11.0.2 is too old; install JDK 17 or newer, or set JAVA_HOME\n");
  }

  @Test
  void withoutMavenTheWrapperBuilds() throws Exception {
    script(bin.resolve("java"), JAVA.formatted("21.0.1"));
    script(
        home.resolve("mvnw"),
        "mkdir -p cli/target/duet/lib; touch cli/target/duet/lib/duet-cli-1.jar");
    assertThat(launch(Map.of(), "list").code()).isZero();
  }

  private void mvn(String text) throws IOException {
    script(bin.resolve("mvn"), text + "\n");
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  record Ended(int code, String out, String err) {}

  private Ended launch(Map<String, String> variables, String... arguments) throws Exception {
    return launch(home.resolve("duet"), variables, arguments);
  }

  private Ended launch(Path launcher, Map<String, String> variables, String... arguments)
      throws Exception {
    List<String> line = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
    line.addAll(List.of(arguments));
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().putAll(variables);
    int code = builder.start().waitFor();
    return new Ended(code, Files.readString(out), Files.readString(err));
  }
}
