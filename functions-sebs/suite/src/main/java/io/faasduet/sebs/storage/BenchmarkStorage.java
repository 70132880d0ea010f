package io.faasduet.sebs.storage;

import io.faasduet.api.Settings;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Objects by bucket and key, in S3 or what speaks its protocol. Thread-safe.
 *
 * <p>What is missing is a {@link io.faasduet.api.NotFoundException}, what may not be read or cannot
 * be reached a {@link io.faasduet.api.FunctionException}; messages name the object.
 */
public final class BenchmarkStorage implements AutoCloseable {
  private static final long MAX_BYTES = Integer.MAX_VALUE - 8;

  private final ObjectStore store;

  private BenchmarkStorage(ObjectStore store) {
    this.store = store;
  }

  /**
   * The storage that the settings name.
   *
   * @param settings as for {@link ObjectStores#open}
   */
  public static BenchmarkStorage open(Settings settings) {
    return new BenchmarkStorage(ObjectStores.open(settings));
  }

  /** An object's content, at most 2 GB. */
  public byte[] download(String bucket, String key) {
    URI address = address(bucket, key);
    return ObjectStores.serving(address, () -> store.read(address, MAX_BYTES));
  }

  /**
   * An object's content as a file, which is replaced.
   *
   * @return its length in bytes
   * @throws IOException if the connection is lost, or the file cannot be written
   */
  public long download(String bucket, String key, Path file) throws IOException {
    URI address = address(bucket, key);
    ObjectInfo info = ObjectStores.serving(address, () -> store.info(address));
    try (InputStream content =
        ObjectStores.serving(address, () -> store.open(info, 0, info.bytes()))) {
      return Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The keys that start with a prefix, sorted. */
  public List<String> keys(String bucket, String prefix) {
    URI address = address(bucket, prefix);
    return ObjectStores.serving(address, () -> store.list(address)).stream()
        .map(found -> S3Address.of(found).key())
        .toList();
  }

  /**
   * Stores an object under a key that no other has.
   *
   * @return the key: {@code a/b.zip} becomes, say, {@code a/b.1f2e3d4c.zip}
   */
  public String upload(String bucket, String key, byte[] content, String mediaType) {
    String unique = UniqueKey.of(key);
    URI address = address(bucket, unique);
    ObjectStores.serving(
        address,
        () -> {
          store.write(address, content, mediaType);
          return unique;
        });
    return unique;
  }

  /**
   * Stores a file's content under a key that no other has.
   *
   * @return the key
   */
  public String upload(String bucket, String key, Path file, String mediaType) {
    String unique = UniqueKey.of(key);
    URI address = address(bucket, unique);
    ObjectStores.serving(
        address,
        () -> {
          store.write(address, file, mediaType);
          return unique;
        });
    return unique;
  }

  private static URI address(String bucket, String key) {
    return new S3Address(bucket, key).uri();
  }

  @Override
  public void close() {
    store.close();
  }
}
