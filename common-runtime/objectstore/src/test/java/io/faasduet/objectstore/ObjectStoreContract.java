package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.NotFoundException;
import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of store keeps to. */
interface ObjectStoreContract {
  ObjectStore store();

  /** The address of an object of that name in an otherwise empty place. */
  URI address(String name);

  private void write(String name, String content) {
    store().write(address(name), content.getBytes(StandardCharsets.UTF_8), "text/plain");
  }

  private String read(String name) {
    return new String(store().read(address(name), 1000), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a b+c", "deep/er/x.jpg", "Grüße 😀", "q?x=1#f%25&", "~*'()!$@=;:,\\"})
  default void keepsWhatWasWritten(String name) {
    write(name, "content of " + name);
    assertThat(read(name)).isEqualTo("content of " + name);
    assertThat(store().info(address(name)).address()).isEqualTo(address(name));
    assertThat(store().list(address(""))).containsExactly(address(name));
  }

  @Test
  default void keepsTheContentOfAFile(@TempDir Path directory) throws Exception {
    Path file = Files.write(directory.resolve("large"), new byte[9_000_000]);
    store().write(address("copy"), file, "application/octet-stream");
    assertThat(store().read(address("copy"), 9_000_000)).isEqualTo(Files.readAllBytes(file));
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> store().write(address("none"), missing, "text/plain"))
        .isInstanceOf(UncheckedIOException.class)
        .hasStackTraceContaining(missing.toString());
    assertThat(store().list(address(""))).containsExactly(address("copy"));
  }

  @Test
  default void replacesAnObjectAndItsVersion() {
    write("a", "old");
    ObjectInfo old = store().info(address("a"));
    write("a", "newer");
    assertThat(read("a")).isEqualTo("newer");
    assertThat(store().info(address("a")).version()).isNotEqualTo(old.version());
    assertThatThrownBy(() -> store().open(old, 0, 3)).isInstanceOf(ObjectChangedException.class);
  }

  @Test
  default void keepsAnEmptyObject() throws Exception {
    write("empty", "");
    assertThat(read("empty")).isEmpty();
    ObjectInfo info = store().info(address("empty"));
    assertThat(info.bytes()).isZero();
    try (InputStream nothing = store().open(info, 0, 0)) {
      assertThat(nothing.read()).isEqualTo(-1);
    }
  }

  @Test
  default void opensAPart() throws Exception {
    write("digits", "0123456789");
    ObjectInfo info = store().info(address("digits"));
    try (InputStream part = store().open(info, 3, 4)) {
      assertThat(new String(part.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("3456");
    }
    assertThatThrownBy(() -> store().open(info, 8, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  default void refusesToReadMoreThanTheLimit() {
    write("a", "1234");
    assertThat(store().read(address("a"), 4)).hasSize(4);
    assertThatThrownBy(() -> store().read(address("a"), 3))
        .isInstanceOfSatisfying(
            FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.TOO_LARGE))
        .hasMessageContaining(address("a").toString());
  }

  @Test
  default void namesWhatIsMissing() {
    URI missing = address("not there");
    assertThatThrownBy(() -> store().info(missing)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> store().read(missing, 1))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  default void listsWhatStartsWithThePrefixInOrder() {
    List.of("b/2", "a", "b/1/x", "bc", "c").forEach(name -> write(name, name));
    assertThat(store().list(address("b")))
        .containsExactly(address("b/1/x"), address("b/2"), address("bc"));
    assertThat(store().list(address("b/"))).containsExactly(address("b/1/x"), address("b/2"));
    assertThat(store().list(address("nothing/"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://example.org/a", "a/b", "s3:bucket", "file:relative", "file://host/x"})
  default void refusesOtherAddresses(String address) {
    assertThatThrownBy(() -> store().info(URI.create(address)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("s3://bucket/key");
  }
}
