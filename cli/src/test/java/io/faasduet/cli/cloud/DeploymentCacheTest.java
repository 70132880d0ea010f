package io.faasduet.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.files.CacheTag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentCacheTest {
  @Test
  void isMadeInDuetsCacheForItsOwnerAlone(@TempDir Path directory) throws Exception {
    Path root = directory.resolve("cache");
    DeploymentCache cache =
        DeploymentCache.at(Optional.empty(), Map.of("DUET_CACHE", root.toString()));
    assertThat(root).doesNotExist();

    cache.update("aws.json", content -> content.put("region", "eu-central-1"));

    assertThat(cache.directory()).isEqualTo(root.resolve("sebs")).isDirectory();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
        .isEqualTo("rwx------");
    assertThat(CacheTag.isIn(root)).isTrue();
  }
}
