package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a process of any user keeps what it fetches, with a home or without. */
@Timeout(120)
class CacheOfAnyUserTest {
  private static final URI MODEL = URI.create("s3://bucket/model.bin");
  private static final String NOBODY = "65534";
  private static final String[] AS_NOBODY = {
    "setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"
  };

  @TempDir Path directory;

  @Test
  void withoutAHomeItIsAPrivateDirectoryOfTheUser() throws Exception {
    String path = fetch(Map.of(), temporary(directory));

    assertThat(path).startsWith(directory + "/duet-");
    assertThat(Path.of(path)).hasBinaryContent(FetchingProcess.CONTENT);
    Path cache = directory.resolve(directory.relativize(Path.of(path)).getName(0));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rwx------");
    assertThat(fetch(Map.of(), temporary(directory))).isEqualTo(path);
  }

  @Test
  void aDirectoryThatAnotherUserMadeBeforehandIsNotBelieved() throws Exception {
    assumeRoot();
    Path planted = Files.createDirectory(directory.resolve("duet-0"));
    Files.setAttribute(planted, "unix:uid", Integer.parseInt(NOBODY));

    assertThat(fetch(Map.of(), temporary(directory)))
        .isEqualTo(
            "the cache "
                + planted
                + " belongs to another user (id 65534, not 0): set DUET_CACHE to a directory of"
                + " your own");
  }

  @Test
  void aHomeThatCannotBeWrittenIsToldWithTheWayRound() throws Exception {
    assumeRoot();
    openToAll();
    Path home = Files.createDirectory(directory.resolve("home"));

    assertThat(fetch(Map.of("HOME", home.toString()), List.of(), AS_NOBODY))
        .hasLineCount(1)
        .contains(
            MODEL.toString(), home + "/.cache", "set DUET_CACHE to a directory that this user")
        .doesNotContain("free some space");
  }

  @Test
  void anotherUserThanRootHasItsOwn() throws Exception {
    assumeRoot();
    openToAll();
    Path home = Files.createDirectory(directory.resolve("home"));
    Files.setAttribute(home, "unix:uid", Integer.parseInt(NOBODY));

    String path = fetch(Map.of("HOME", home.toString()), List.of(), AS_NOBODY);

    assertThat(path).startsWith(home + "/.cache/duet/objects/");
    assertThat(Path.of(path)).hasBinaryContent(FetchingProcess.CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "W\u00e4rme", "\u6a21\u578b"})
  void namesThatTheLocaleCannotWriteAreKeptOrRefused(String name) throws Exception {
    Path cache = directory.resolve("cache");
    Map<String, String> variables = Map.of("DUET_CACHE", cache.toString(), "LC_ALL", "C");

    String path = fetch(new S3Address("bucket", name).uri(), variables, List.of());

    assertThat(path).startsWith(cache.toString());
    try (Stream<Path> files = Files.walk(cache)) {
      assertThat(files.filter(Files::isRegularFile).map(Path::toString))
          .anyMatch(file -> file.contains("/objects/"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "W\u00e4rme"})
  void theCacheMayHaveAnyNameThatTheLocaleCanWrite(String name) throws Exception {
    assumeTrue(
        Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode(name),
        "this test's own locale cannot name that directory");
    Path cache = directory.resolve(name);

    String path =
        fetch(
            Map.of("DUET_CACHE", cache.toString(), "LC_ALL", "C.UTF-8"),
            List.of("-Dstdout.encoding=UTF-8"));

    assertThat(path).startsWith(cache.toString());
    assertThat(Path.of(path)).hasBinaryContent(FetchingProcess.CONTENT);
  }

  @Test
  void aCacheThatTheLocaleCannotNameIsToldWithTheWayRound() throws Exception {
    String umlaut = "DUET_CACHE=/tmp/$(printf 'W\\303\\244rme') exec \"$@\"";

    assertThat(fetch(Map.of("LC_ALL", "C"), List.of(), "sh", "-c", umlaut, "sh"))
        .hasLineCount(1)
        .startsWith("DUET_CACHE is '")
        .contains("set LC_ALL to C.UTF-8");
  }

  private static List<String> temporary(Path directory) {
    return List.of("-Djava.io.tmpdir=" + directory);
  }

  private String fetch(Map<String, String> variables, List<String> options, String... wrapper)
      throws Exception {
    return fetch(MODEL, variables, options, wrapper);
  }

  private String fetch(
      URI address, Map<String, String> variables, List<String> options, String... wrapper)
      throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("PATH", System.getenv("PATH"));
    all.putAll(variables);
    return FetchingProcess.outputOf(FetchingProcess.startWithoutS3(all, address, options, wrapper));
  }

  /** JUnit's directory is for its owner alone, and so would be what is in it. */
  private void openToAll() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void assumeRoot() throws Exception {
    assumeTrue(
        Files.getAttribute(directory, "unix:uid").equals(0), "only root runs others' processes");
    assumeTrue(
        new ProcessBuilder("setpriv", "--version").start().waitFor() == 0, "setpriv is not here");
    List<String> readable = new ArrayList<>(List.of(AS_NOBODY));
    readable.addAll(List.of("sh", "-c", "for f; do test -r \"$f\" || exit 1; done", "sh"));
    readable.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    assumeTrue(
        new ProcessBuilder(readable).start().waitFor() == 0,
        "another user cannot read the classes here");
  }
}
