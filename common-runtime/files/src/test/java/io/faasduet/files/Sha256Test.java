package io.faasduet.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  /** FIPS 180-2, appendix B.1. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path directory;

  @Test
  void agreesWithTheStandardsExample() throws IOException {
    Path file = Files.writeString(directory.resolve("abc"), "abc");
    assertThat(Sha256.hex("abc")).isEqualTo(OF_ABC);
    assertThat(Sha256.hex(file)).isEqualTo(OF_ABC);
    assertThat(Sha256.base64(file)).isEqualTo("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    assertThat(Sha256.base64("abc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Sha256.base64(file));
  }

  @Test
  void recognisesAHash() {
    assertThat(Sha256.isHex(OF_ABC)).isTrue();
    assertThat(Sha256.isHex(OF_ABC.substring(1))).isFalse();
    assertThat(Sha256.isHex(OF_ABC.replace('a', 'A'))).isFalse();
    assertThat(Sha256.isHex(OF_ABC.replace('a', 'g'))).isFalse();
  }
}
