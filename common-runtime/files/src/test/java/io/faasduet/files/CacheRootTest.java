package io.faasduet.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheRootTest {
  private static Path root(Map<String, String> settings) {
    return CacheRoot.of(name -> Optional.ofNullable(settings.get(name)));
  }

  @Test
  void isWhereTheSettingsSay() {
    Map<String, String> all =
        Map.of(
            "DUET_CACHE",
            "/models",
            "AWS_LAMBDA_FUNCTION_NAME",
            "f",
            "XDG_CACHE_HOME",
            "/fast",
            "HOME",
            "/home/me");
    assertThat(root(all)).hasToString("/models");
    assertThat(root(Map.of("HOME", "/home/me"))).hasToString("/home/me/.cache/duet");
    assertThat(root(Map.of("XDG_CACHE_HOME", "/fast", "HOME", "/home/me")))
        .hasToString("/fast/duet");
    assertThat(root(Map.of()))
        .hasParentRaw(Path.of(System.getProperty("java.io.tmpdir")))
        .satisfies(own -> assertThat(own.getFileName().toString()).matches("duet-\\d+"));
  }

  @Test
  void onLambdaIsWhereFilesCanBeWritten() {
    assertThat(root(Map.of("AWS_LAMBDA_FUNCTION_NAME", "f", "HOME", "/home/me")))
        .hasToString("/tmp/duet");
  }

  @Test
  void ignoresARelativeXdgDirectory() {
    assertThat(root(Map.of("XDG_CACHE_HOME", "relative", "HOME", "/home/me")))
        .hasToString("/home/me/.cache/duet");
    assertThat(root(Map.of("HOME", "relative")).getFileName().toString()).startsWith("duet-");
  }

  @Test
  void isAbsolute() {
    assertThat(root(Map.of("DUET_CACHE", "here/../there")))
        .isEqualTo(Path.of("there").toAbsolutePath());
  }

  @Test
  void isMadeForItsOwnerAlone(@TempDir Path directory) throws Exception {
    Path cache = directory.resolve("new").resolve("cache");

    CacheRoot.create(root(Map.of("DUET_CACHE", cache.toString())));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rwx------");
  }

  @Test
  void isClosedToThoseWhoCouldReadIt(@TempDir Path directory) throws Exception {
    Path cache = withMode(directory, "rwxr-xr-x");

    assertThat(root(Map.of("DUET_CACHE", cache.toString()))).isEqualTo(cache);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxrwx", "rwxrwxr-x", "rwx---rwx", "rwx---rw-"})
  void isRefusedWhereOthersCanWrite(String mode, @TempDir Path directory) throws Exception {
    Path cache = withMode(directory, mode);

    assertThatThrownBy(() -> root(Map.of("DUET_CACHE", cache.toString())))
        .isInstanceOf(UnusableCacheException.class)
        .hasMessageContaining(cache + " can be written by others")
        .hasMessageContaining("set DUET_CACHE to");
  }

  @Test
  void isRefusedWhereItBelongsToSomebodyElse(@TempDir Path directory) throws Exception {
    Path cache = withMode(directory, "rwx------");
    assumeThat(Files.getAttribute(cache, "unix:uid")).as("only root gives files away").isEqualTo(0);
    Files.setAttribute(cache, "unix:uid", 65534);

    assertThatThrownBy(() -> root(Map.of("DUET_CACHE", cache.toString())))
        .hasMessageContaining("belongs to another user (id 65534, not 0)");
  }

  @Test
  void isRefusedAsALinkAndAsAFile(@TempDir Path directory) throws Exception {
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, withMode(directory, "rwx------"));
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> root(Map.of("DUET_CACHE", link.toString())))
        .hasMessageContaining("is a symbolic link");
    assertThatThrownBy(() -> CacheRoot.create(link)).hasMessageContaining("is a symbolic link");
    assertThatThrownBy(() -> root(Map.of("DUET_CACHE", file.toString())))
        .hasMessageContaining("is not a directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dangling", "looping", "file"})
  void isRefusedBelowWhatIsNoDirectory(String above, @TempDir Path directory) throws Exception {
    Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));
    Files.createSymbolicLink(directory.resolve("looping"), Path.of("looping"));
    Files.writeString(directory.resolve("file"), "");
    Path cache = directory.resolve(above).resolve("of").resolve("mine");

    assertThatThrownBy(() -> root(Map.of("DUET_CACHE", cache.toString())))
        .isInstanceOf(UnusableCacheException.class)
        .hasMessageContaining(cache + " cannot be made, as " + directory.resolve(above) + " is a")
        .hasMessageContaining("set DUET_CACHE to a directory");
    assertThatThrownBy(() -> CacheRoot.create(cache)).isInstanceOf(UnusableCacheException.class);
  }

  @Test
  void mayLieBelowALinkToADirectory(@TempDir Path directory) throws Exception {
    Files.createDirectory(directory.resolve("disk"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("disk"));
    Path cache = link.resolve("cache");

    CacheRoot.create(root(Map.of("DUET_CACHE", cache.toString())));

    assertThat(directory.resolve("disk/cache")).isDirectory();
  }

  @Test
  void isMarkedAsACacheAndStaysSo(@TempDir Path directory) throws Exception {
    Path cache = withMode(directory, "rwx------");

    CacheRoot.create(cache);

    assertThat(CacheTag.isIn(cache)).isTrue();
    Path tag = cache.resolve("CACHEDIR.TAG");
    assertThat(tag).content().startsWith("Signature: 8a477f597d28d172789f06886806bc55\n");

    Files.writeString(tag, "Signature: 8a477f597d28d172789f06886806bc55 of another program");
    CacheRoot.create(cache);

    assertThat(CacheTag.isIn(cache)).isTrue();
    assertThat(tag).content().endsWith("of another program");
  }

  @Test
  void aFileOfThatNameAloneMakesNoCache(@TempDir Path directory) throws Exception {
    assertThat(CacheTag.isIn(directory)).isFalse();

    Files.writeString(directory.resolve("CACHEDIR.TAG"), "Signature: 8a477f59");

    assertThat(CacheTag.isIn(directory)).isFalse();
  }

  private static Path withMode(Path directory, String mode) throws Exception {
    Path cache = Files.createDirectory(directory.resolve("cache"));
    return Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString(mode));
  }
}
