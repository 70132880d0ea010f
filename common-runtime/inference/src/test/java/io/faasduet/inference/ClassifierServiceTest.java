package io.faasduet.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.objectstore.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierServiceTest {
  @TempDir Path directory;

  /** An empty store that counts how often it is closed, and may fail to. */
  private static final class ClosingStore implements ObjectStore {
    private final boolean fails;
    private int closed;

    private ClosingStore(boolean fails) {
      this.fails = fails;
    }

    @Override
    public ObjectInfo info(URI address) {
      return none().info(address);
    }

    @Override
    public byte[] read(URI address, long maxBytes) {
      return none().read(address, maxBytes);
    }

    @Override
    public InputStream open(ObjectInfo info, long offset, long length) {
      return none().open(info, offset, length);
    }

    @Override
    public void write(URI address, byte[] content, String mediaType) {
      none().write(address, content, mediaType);
    }

    @Override
    public List<URI> list(URI prefix) {
      return none().list(prefix);
    }

    private static ObjectStore none() {
      return ObjectStore.none();
    }

    @Override
    public void close() {
      closed++;
      if (fails) {
        throw new UncheckedIOException(new IOException("the connection is lost"));
      }
    }
  }

  @Test
  void aModelThatCannotBeLoadedClosesTheStore() {
    ClosingStore store = new ClosingStore(false);

    assertThatThrownBy(() -> load(store))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("DUET_MODEL names nothing")
        .hasNoSuppressedExceptions();
    assertThat(store.closed).isEqualTo(1);
  }

  @Test
  void aStoreThatFailsToCloseDoesNotHideWhyTheModelCannotBeLoaded() {
    ClosingStore store = new ClosingStore(true);

    assertThatThrownBy(() -> load(store))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("DUET_MODEL names nothing")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .satisfies(
                        second ->
                            assertThat(second).hasMessageContaining("the connection is lost")));
  }

  private void load(ObjectStore store) {
    ClassifierService.load(
            Settings.of(Map.of("DUET_CACHE", directory.toString())),
            store,
            ClassifierServiceTest.class,
            (settings, fetcher) -> {
              throw new InvalidSettingException("DUET_MODEL names nothing");
            })
        .close();
  }
}
