package io.faasduet.objectstore;

import io.faasduet.api.NotFoundException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

enum NoObjectStore implements ObjectStore {
  INSTANCE;

  @Override
  public ObjectInfo info(URI address) {
    throw absent(address);
  }

  @Override
  public byte[] read(URI address, long maxBytes) {
    throw absent(address);
  }

  @Override
  public InputStream open(ObjectInfo info, long offset, long length) {
    throw absent(info.address());
  }

  @Override
  public void write(URI address, byte[] content, String mediaType) {
    throw absent(address);
  }

  @Override
  public List<URI> list(URI prefix) {
    throw absent(prefix);
  }

  @Override
  public void close() {}

  private static NotFoundException absent(URI address) {
    return new NotFoundException(address + ": this function has no object store");
  }
}
