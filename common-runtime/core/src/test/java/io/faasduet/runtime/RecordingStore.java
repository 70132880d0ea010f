package io.faasduet.runtime;

import io.faasduet.objectstore.ObjectStore;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** An empty store that tells when it is closed. */
record RecordingStore(Runnable closed) implements ObjectStore {

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
  public void upload(Path file, URI address, String mediaType) {
    none().upload(file, address, mediaType);
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
    closed.run();
  }
}
