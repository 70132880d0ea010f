package io.faasduet.cnnserving;

import io.faasduet.objectstore.ObjectStore;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that counts what is asked of it. */
final class CountingStore implements ObjectStore {
  private final ObjectStore store;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  CountingStore(ObjectStore store) {
    this.store = store;
  }

  boolean closed() {
    return closed.get();
  }

  int calls() {
    return calls.get();
  }

  @Override
  public ObjectInfo info(URI address) {
    calls.incrementAndGet();
    return store.info(address);
  }

  @Override
  public byte[] read(URI address, long maxBytes) {
    calls.incrementAndGet();
    return store.read(address, maxBytes);
  }

  @Override
  public InputStream open(ObjectInfo info, long offset, long length) {
    calls.incrementAndGet();
    return store.open(info, offset, length);
  }

  @Override
  public void write(URI address, byte[] content, String mediaType) {
    calls.incrementAndGet();
    store.write(address, content, mediaType);
  }

  @Override
  public List<URI> list(URI prefix) {
    calls.incrementAndGet();
    return store.list(prefix);
  }

  @Override
  public void close() {
    closed.set(true);
    store.close();
  }
}
