package io.faasduet.objectstore;

import io.faasduet.files.FileTree;
import io.faasduet.files.Sha256;
import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Brings one version of an object into the cache. Its caller holds the object's lock. */
final class ObjectDownload {
  private final ObjectStore store;
  private final ObjectCache cache;
  private final FetchOptions plan;
  private final ObjectInfo info;
  private final Optional<String> sha256;
  private final FetchProgress progress;

  ObjectDownload(
      ObjectStore store,
      ObjectCache cache,
      FetchOptions plan,
      ObjectInfo info,
      Optional<String> sha256,
      FetchProgress progress) {
    this.store = store;
    this.cache = cache;
    this.plan = plan;
    this.info = info;
    this.sha256 = sha256;
    this.progress = progress;
  }

  /** Returns when the whole object lies under its name; what went wrong leaves nothing there. */
  void run() throws IOException {
    Path unfinished = cache.unfinished(info.address());
    try {
      boolean done = brought(unfinished);
      if (!done && !brought(unfinished)) {
        throw new IllegalStateException("a download begun anew counted as resumed");
      }
    } catch (CacheWriteException e) {
      FileTree.delete(unfinished);
      throw e;
    }
  }

  /** False if what was kept of an earlier attempt proved wrong and is to be fetched anew. */
  private boolean brought(Path unfinished) throws IOException {
    try (PartialObject partial = PartialObject.open(unfinished, info, plan.partBytes())) {
      requireRoom(unfinished, partial);
      new RangeDownload(store, info, partial, plan, progress).run();
      Optional<String> wrong = wrong(partial.content());
      if (wrong.isEmpty()) {
        partial.publish(cache.object(info));
        keepChecksum();
        return true;
      }
      FileTree.delete(unfinished);
      if (partial.resumed()) {
        return false;
      }
      throw new IOException(wrong.get());
    }
  }

  private void requireRoom(Path unfinished, PartialObject partial) throws CacheWriteException {
    try {
      long needed = info.bytes() - (long) partial.parts() * plan.partBytes();
      long free = Files.getFileStore(unfinished).getUsableSpace();
      if (needed > free) {
        throw new IOException("it needs " + needed + " bytes and " + free + " are free");
      }
    } catch (IOException e) {
      throw new CacheWriteException(unfinished, e);
    }
  }

  /** Spares the next caller who gives a checksum the reading of the whole file. */
  private void keepChecksum() throws CacheWriteException {
    if (sha256.isEmpty()) {
      return;
    }
    try {
      Files.writeString(cache.sha256File(info), sha256.get());
    } catch (IOException e) {
      throw new CacheWriteException(cache.sha256File(info), e);
    }
  }

  private Optional<String> wrong(Path content) throws IOException {
    long bytes = Files.size(content);
    if (bytes != info.bytes()) {
      return Optional.of(
          info.address() + " came with " + bytes + " bytes, not the " + info.bytes() + " it has");
    }
    if (sha256.isEmpty()) {
      return Optional.empty();
    }
    String actual = Sha256.hex(content);
    return actual.equals(sha256.get())
        ? Optional.empty()
        : Optional.of(
            info.address()
                + " has the SHA-256 "
                + actual
                + ", not "
                + sha256.get()
                + " as it should: upload it again, or correct the checksum given for it");
  }
}
