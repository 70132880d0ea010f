package io.faasduet.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InitContext;
import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.objectstore.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YoloInitTest {
  @TempDir Path directory;

  /** An empty store that counts how often it is closed, and fails to. */
  private static final class LostStore implements ObjectStore {
    private final ObjectStore none = ObjectStore.none();
    private int closed;

    @Override
    public ObjectInfo info(URI address) {
      return none.info(address);
    }

    @Override
    public byte[] read(URI address, long maxBytes) {
      return none.read(address, maxBytes);
    }

    @Override
    public InputStream open(ObjectInfo info, long offset, long length) {
      return none.open(info, offset, length);
    }

    @Override
    public void write(URI address, byte[] content, String mediaType) {
      none.write(address, content, mediaType);
    }

    @Override
    public List<URI> list(URI prefix) {
      return none.list(prefix);
    }

    @Override
    public void close() {
      closed++;
      throw new UncheckedIOException(new IOException("the connection is lost"));
    }
  }

  @Test
  void aClassifierIsNoDetector() throws IOException {
    for (String name : List.of("model.json", "labels.txt", "model.pt")) {
      try (InputStream file = Yolo.class.getResourceAsStream("shapes/" + name)) {
        Files.copy(file, directory.resolve(name));
      }
    }
    Path description = directory.resolve("model.json");
    Files.writeString(
        description, Files.readString(description).replace("\"yolov5\"", "\"probabilities\""));
    Settings settings =
        Settings.of(
            Map.of(
                "DUET_MODEL",
                directory.toUri().toString(),
                "DUET_CACHE",
                directory.resolve("cache").toString()));
    assertThatThrownBy(() -> new Yolo(InitContext.of(settings)).close())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("DUET_MODEL cannot be used: ")
        .hasMessageEndingWith("it is a classifier and no detector");
  }

  @Test
  void aStoreThatFailsToCloseDoesNotHideWhyTheModelCannotBeLoaded() {
    LostStore store = new LostStore();
    Settings settings =
        Settings.of(Map.of("DUET_MODEL", "s3://models/absent", "DUET_CACHE", directory.toString()));

    assertThatThrownBy(() -> new Yolo(InitContext.of(settings), store).close())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("DUET_MODEL")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .satisfies(
                        second ->
                            assertThat(second).hasMessageContaining("the connection is lost")));
    assertThat(store.closed).isEqualTo(1);
  }
}
