package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faasduet.api.NotFoundException;
import io.faasduet.api.Settings;
import io.faasduet.files.PercentEncoding;
import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest implements ObjectStoreContract {
  @TempDir Path directory;
  private final ObjectStore store = ObjectStores.open(Settings.of(Map.of()));

  @Override
  public ObjectStore store() {
    return store;
  }

  @Override
  public URI address(String name) {
    assumeTrue(
        ObjectCache.safeName(name.replace('/', '-')).equals(name.replace('/', '-'))
            || name.isEmpty(),
        "this system's locale has no files named " + name);
    return URI.create("file:" + PercentEncoding.PATH.encode(directory + "/" + name));
  }

  @Test
  void takesBothWaysToWriteAFileAddress() throws IOException {
    Path file = Files.writeString(directory.resolve("a"), "x");
    assertThat(store.read(URI.create("file://" + file), 10)).hasSize(1);
    assertThat(store.read(URI.create("file:" + file), 10)).hasSize(1);
  }

  @Test
  void aDirectoryIsNoObject() {
    assertThatThrownBy(() -> store.info(directory.toUri())).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aWriteThatFailsLeavesNothing() throws IOException {
    Files.createDirectories(directory.resolve("taken/by"));
    assertThatThrownBy(() -> store.write(address("taken"), new byte[3], "text/plain"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(directory).isDirectoryNotContaining(file -> Files.isRegularFile(file));
  }

  @Test
  void aFileCutShortWhileItIsReadIsNoEarlyEnd() throws IOException {
    Path file = Files.write(directory.resolve("a"), new byte[1_000_000]);
    ObjectInfo info = store.info(address("a"));
    try (InputStream content = store.open(info, 0, info.bytes())) {
      assertThat(content.read()).isZero();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(10);
      }
      assertThatThrownBy(content::readAllBytes).isInstanceOf(IOException.class);
    }
  }
}
