package io.faasduet.localcloud.lambda.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.Settings;
import io.faasduet.files.Sha256;
import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.process.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentPackageTest {
  @TempDir Path directory;
  private CacheDirectory cache;

  @BeforeEach
  void makeCache() {
    cache = new CacheDirectory(directory.resolve("cache"));
  }

  @Test
  void aPackageMayHoldClassesJarsOrBoth(@TempDir Path root) throws IOException {
    assertThatThrownBy(() -> DeploymentPackage.requireCode(root))
        .isInstanceOf(ProcessStartException.class)
        .hasMessageContaining("package the function first");
    Files.createDirectories(root.resolve("META-INF/duet"));
    assertThatThrownBy(() -> DeploymentPackage.requireCode(root))
        .as("a descriptor is for tools")
        .isInstanceOf(ProcessStartException.class);
    Files.createDirectories(root.resolve("com/example"));
    DeploymentPackage.requireCode(root);
    Path lib = Files.createDirectory(root.resolve("lib"));
    DeploymentPackage.requireCode(root);
    RunDirectory.delete(root.resolve("com"));
    assertThatThrownBy(() -> DeploymentPackage.requireCode(root))
        .isInstanceOf(ProcessStartException.class)
        .hasMessageContaining("holds no jar");
    Files.createFile(lib.resolve("a.jar"));
    DeploymentPackage.requireCode(root);
  }

  @Test
  void liesUnpackedWhereItsContentSays() throws IOException {
    Path first = zip("first.zip", "lib/a.jar", "a");
    Path root = DeploymentPackage.unpack(first, cache);
    assertThat(root.resolve("lib/a.jar")).hasContent("a");
    assertThat(root).hasFileName(Sha256.hex(first));
    assertThat(DeploymentPackage.unpack(Files.copy(first, directory.resolve("copy.zip")), cache))
        .isEqualTo(root);
    assertThat(DeploymentPackage.unpack(zip("other.zip", "lib/a.jar", "b"), cache))
        .isNotEqualTo(root);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../escaped", "lib/../../escaped", "/escaped", "a/../../../escaped"})
  void refusesNamesThatLeadOutAndLeavesNothing(String name) throws IOException {
    Path zip = zip("slip.zip", name, "evil");
    assertThatThrownBy(() -> DeploymentPackage.unpack(zip, cache))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "', which leads out of the package");
    try (Stream<Path> left = Files.walk(directory)) {
      assertThat(left.filter(Files::isRegularFile))
          .containsExactlyInAnyOrder(zip, cache.path().resolve("CACHEDIR.TAG"));
    }
  }

  @Test
  void isUnpackedOnceByManyAtATime() throws IOException {
    Path zip = zip("shared.zip", "lib/a.jar", "a".repeat(1_000_000));
    List<CompletableFuture<Path>> roots =
        IntStream.range(0, 8)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> DeploymentPackage.unpack(zip, cache)))
            .toList();
    assertThat(roots.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    try (Stream<Path> unpacked = Files.list(cache.path().resolve("functions"))) {
      assertThat(unpacked).as("nothing half done is left").hasSize(1);
    }
  }

  @Test
  void theCacheIsWhereTheSettingsSay() {
    assertThat(CacheDirectory.of(Settings.of(Map.of("DUET_CACHE", "/a/b"))).path())
        .isEqualTo(Path.of("/a/b"));
    assertThat(CacheDirectory.of(Settings.of(Map.of("XDG_CACHE_HOME", "/x"))).path())
        .isEqualTo(Path.of("/x/duet"));
    assertThat(CacheDirectory.of(Settings.of(Map.of("HOME", "/home/me"))).path())
        .isEqualTo(Path.of("/home/me/.cache/duet"));
  }

  private Path zip(String file, String entry, String content) throws IOException {
    Path zip = directory.resolve(file);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry(entry));
      out.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return zip;
  }
}
