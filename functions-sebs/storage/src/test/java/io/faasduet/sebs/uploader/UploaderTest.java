package io.faasduet.sebs.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FunctionException;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.BucketPaths;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploaderTest {
  private final UploadServers servers = new UploadServers();
  private final Settings settings = Settings.of(servers.s3().settings());
  @TempDir private Path directory;

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  void theObjectIsTheFile() throws Exception {
    UploaderResponse response = upload("/dir/file.bin", "bench");

    try (BenchmarkStorage storage = BenchmarkStorage.open(settings)) {
      assertThat(storage.download("bench", response.result().key())).isEqualTo(servers.content());
    }
    assertThat(response.measurement().downloadTime()).isPositive();
    assertThat(response.measurement().uploadTime()).isPositive();
    assertThat(response.measurement().computeTime()).isZero();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void itSaysWhatItIs() throws Exception {
    upload("/dir/file.bin", "bench");
    assertThat(servers.userAgents()).singleElement().asString().startsWith("Duet-SeBS-uploader/");
  }

  @Test
  void noFileIsLeftBehindByAFailure() {
    assertThatThrownBy(() -> upload("/short.bin", "bench")).isInstanceOf(FunctionException.class);
    assertThatThrownBy(() -> upload("/dir/file.bin", "absent"))
        .isInstanceOf(NotFoundException.class);
    assertThat(directory).isEmptyDirectory();
  }

  private UploaderResponse upload(String path, String bucket) throws Exception {
    try (Uploader function = new Uploader(InitContext.of(settings), directory)) {
      return function.apply(
          new UploaderRequest(
              new UploadSource(servers.url(path), Optional.empty()),
              new BucketPaths(bucket, Optional.empty(), Optional.of("out"), Optional.empty())),
          Invocation.of("test"));
    }
  }
}
