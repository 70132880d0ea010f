package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Settings;
import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectCacheTest {
  private static Path root(Map<String, String> settings) {
    return ObjectCache.open(Settings.of(settings)).root();
  }

  @Test
  void liesWhereTheSettingsSay() {
    assertThat(root(Map.of("DUET_CACHE", "/models", "HOME", "/home/me"))).hasToString("/models");
    assertThat(root(Map.of("HOME", "/home/me"))).hasToString("/home/me/.cache/duet");
    assertThat(root(Map.of("XDG_CACHE_HOME", "/fast", "HOME", "/home/me")))
        .hasToString("/fast/duet");
    assertThat(root(Map.of("XDG_CACHE_HOME", "relative", "HOME", "/home/me")))
        .hasToString("/home/me/.cache/duet");
    assertThat(root(Map.of("AWS_LAMBDA_FUNCTION_NAME", "f", "HOME", "/home/me")))
        .hasToString("/tmp/duet");
    assertThat(root(Map.of())).isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "duet"));
  }

  @ParameterizedTest
  @CsvSource({
    "models/a.pb,a.pb",
    "a b.JPG,a b.JPG",
    "dir/,object0",
    "x/..,object2",
    "tab\tx.pt,tab%09x.pt"
  })
  void filesKeepTheirNamesWhereTheyCan(String key, String name) {
    assertThat(file(key)).hasFileName(name);
  }

  @Test
  void aNameTooLongForAFileKeepsItsExtension() {
    assertThat(file("ü".repeat(200) + ".tar").getFileName().toString())
        .endsWith(".tar")
        .hasSizeLessThan(64);
  }

  private static Path file(String key) {
    URI address = new S3Address("bucket", key).uri();
    return new ObjectCache(Path.of("/cache"))
        .object(new ObjectInfo(address, 1, "v", Optional.empty()));
  }
}
