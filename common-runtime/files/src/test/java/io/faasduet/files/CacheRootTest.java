package io.faasduet.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
    assertThat(root(Map.of())).isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "duet"));
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
  }

  @Test
  void isAbsolute() {
    assertThat(root(Map.of("DUET_CACHE", "here/../there")))
        .isEqualTo(Path.of("there").toAbsolutePath());
  }
}
