package io.faasduet.objectstore;

import io.faasduet.api.InvalidRequestException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Two stores as one: files, and S3, which is opened when it is first needed. */
final class SchemeObjectStore implements ObjectStore {
  private final FileStore files;
  private final Supplier<ObjectStore> openS3;
  private Optional<ObjectStore> s3 = Optional.empty();
  private boolean closed;

  SchemeObjectStore(FileStore files, Supplier<ObjectStore> openS3) {
    this.files = files;
    this.openS3 = openS3;
  }

  @Override
  public ObjectInfo info(URI address) {
    return storeOf(address).info(address);
  }

  @Override
  public byte[] read(URI address, long maxBytes) {
    return storeOf(address).read(address, maxBytes);
  }

  @Override
  public InputStream open(ObjectInfo info, long offset, long length) {
    return storeOf(info.address()).open(info, offset, length);
  }

  @Override
  public void write(URI address, byte[] content, String mediaType) {
    storeOf(address).write(address, content, mediaType);
  }

  @Override
  public void write(URI address, Path file, String mediaType) {
    storeOf(address).write(address, file, mediaType);
  }

  @Override
  public List<URI> list(URI prefix) {
    return storeOf(prefix).list(prefix);
  }

  @Override
  public synchronized void close() {
    closed = true;
    s3.ifPresent(ObjectStore::close);
  }

  private ObjectStore storeOf(URI address) {
    return "file".equals(check(address).getScheme()) ? files : s3();
  }

  private synchronized ObjectStore s3() {
    if (closed) {
      throw new IllegalStateException("the object store has been closed");
    }
    ObjectStore open = s3.orElseGet(openS3);
    s3 = Optional.of(open);
    return open;
  }

  static URI check(URI address) {
    if (!"s3".equals(address.getScheme()) && !"file".equals(address.getScheme())) {
      throw notAnAddress(address.toString(), null);
    }
    return address;
  }

  static InvalidRequestException notAnAddress(String text, @Nullable Throwable cause) {
    return new InvalidRequestException(
        "'"
            + text
            + "' is not an object's address: give s3://bucket/key or file:/path, with spaces and"
            + " other special characters percent-encoded",
        cause);
  }
}
