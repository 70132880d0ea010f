package io.faasduet.objectstore;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A store that has the same bytes under every address. */
final class SameContentStore implements ObjectStore {
  private final byte[] content;

  SameContentStore(byte[] content) {
    this.content = content;
  }

  @Override
  public ObjectInfo info(URI address) {
    return new ObjectInfo(address, content.length, "1", Optional.empty());
  }

  @Override
  public InputStream open(ObjectInfo info, long offset, long length) {
    return new ByteArrayInputStream(content, (int) offset, (int) length);
  }

  @Override
  public byte[] read(URI address, long maxBytes) {
    return content.clone();
  }

  @Override
  public void write(URI address, byte[] content, String mediaType) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<URI> list(URI prefix) {
    return List.of(prefix);
  }

  @Override
  public void close() {}
}
