package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectCacheTest {
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
