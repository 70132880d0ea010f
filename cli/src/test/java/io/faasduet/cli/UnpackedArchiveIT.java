package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of the command line, unpacked with a function below a directory whose name has spaces
 * and umlauts, and run in the locale C by another user than root. Shells name that directory, as
 * this test's own locale may not be able to.
 */
@Timeout(300)
class UnpackedArchiveIT {
  private static final int NOBODY = 65534;
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  private static final String PLACE =
      "place=\"$1/$(printf 'Stra\\303\\237e mit \\303\\234bung')\"\n";
  private static final String UNPACK =
      PLACE
          + """
          mkdir -p "$place/chameleon/target/classes"
          tar xzf "$2" -C "$place"
          mv "$place"/duet-* "$place/duet"
          cp -R "$3/chameleon-server" "$3"/chameleon-lambda-*.zip "$place/chameleon/target"
          cp -R "$3/classes/META-INF" "$place/chameleon/target/classes"
          if [ "$(id -u)" = 0 ]; then chown -R 65534:65534 "$place"; fi
          """;
  private static final String RUN =
      PLACE
          + """
          shift
          cd "$place"
          exec duet/duet "$@"
          """;

  @TempDir static Path directory;

  private static Path temporary;

  private record Ended(int code, String out, String err) {}

  @BeforeAll
  static void unpack() throws Exception {
    Path home = Path.of(System.getProperty("duet.home"));
    Path archive = archive(home.resolve("cli/target"));
    // JUnit's directory is for its owner alone, and so would be what is in it
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    temporary = Files.createDirectory(directory.resolve("tmp"));
    if (isRoot()) {
      Files.setAttribute(temporary, "unix:uid", NOBODY);
      assumeTrue(
          ended(Map.of(), command(AS_NOBODY, "java", "-version")).code() == 0,
          "root, and setpriv is not here, or another user cannot start this JDK");
    }
    Ended unpacked =
        ended(
            Map.of(),
            List.of(
                "sh",
                "-euc",
                UNPACK,
                "sh",
                directory.toString(),
                archive.toString(),
                home.resolve("functions-chameleon/target").toString()));
    assertThat(unpacked.code()).as(unpacked.err()).isZero();
  }

  @Test
  void aFunctionIsInvokedWithoutAHome() throws Exception {
    for (String via : List.of("inproc", "http", "lambda")) {
      assertInvoked(Map.of(), via);
    }
  }

  @Test
  void aFunctionIsInvokedWithAHomeThatCannotBeWritten() throws Exception {
    assertInvoked(Map.of("HOME", home().toString()), "http");
  }

  @Test
  void aCacheThatCannotBeMadeIsToldWithTheWayRound() throws Exception {
    Ended refused =
        duet(Map.of("HOME", home().toString()), "invoke", "chameleon", "--via", "lambda");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains(home() + "/.cache", "set DUET_CACHE to").hasLineCount(1);
  }

  @Test
  void platformsAreCompared() throws Exception {
    Map<String, String> settings =
        Map.of("HOME", home().toString(), "DUET_CACHE", temporary.resolve("cache").toString());

    Ended compared =
        duet(settings, "compare", "chameleon", "--cold", "1", "--warm", "5", "--out", "Er gebnis");

    assertThat(compared.code()).as(compared.err()).isZero();
    assertThat(compared.out()).contains("The report is ");
  }

  private static void assertInvoked(Map<String, String> settings, String via) throws Exception {
    String request = "{\"num_of_rows\": 2, \"num_of_cols\": 3}";
    Ended answer = duet(settings, "invoke", "chameleon", "--via", via, "--json", request);

    assertThat(answer.err()).startsWith("chameleon via " + via + ": ");
    assertThat(answer.code()).isZero();
    assertThat(answer.out().split("<td>")).hasSize(1 + 2 * 3);
  }

  /** Of a user who may read it, and of nobody who may write it, root excepted. */
  private static Path home() throws IOException {
    Path home = directory.resolve("home");
    if (!Files.exists(home)) {
      Files.createDirectory(home);
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
    }
    return home;
  }

  private static Ended duet(Map<String, String> settings, String... arguments) throws Exception {
    List<String> line = new ArrayList<>(isRoot() ? AS_NOBODY : List.of());
    line.addAll(List.of("sh", "-euc", RUN, "sh", directory.toString()));
    line.addAll(List.of(arguments));
    return ended(settings, line);
  }

  /** In an environment that has nothing but a path, a locale, and where temporary files are. */
  private static Ended ended(Map<String, String> settings, List<String> line) throws Exception {
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    ProcessBuilder process =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    process.environment().clear();
    process
        .environment()
        .put("PATH", System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
    process.environment().put("LC_ALL", "C");
    process.environment().put("DUET_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    process.environment().putAll(settings);
    int code = process.start().waitFor();
    return new Ended(code, Files.readString(out), Files.readString(err));
  }

  private static List<String> command(List<String> wrapper, String... command) {
    return Stream.concat(wrapper.stream(), Stream.of(command)).toList();
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(directory, "unix:uid").equals(0);
  }

  private static Path archive(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("duet-.*\\.tar\\.gz"))
          .findFirst()
          .orElseThrow();
    }
  }
}
