package io.faasduet.objectstore;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that one thread of one process of this machine holds. A process that dies lets go of it.
 * The file stays: to delete it would let two hold the lock.
 */
final class CacheLock {
  /** The operating system's lock is the process's, so threads need their own lock. */
  private static final ConcurrentMap<Path, ReentrantLock> IN_THIS_PROCESS =
      new ConcurrentHashMap<>();

  private CacheLock() {}

  /** What is done while the lock is held. */
  interface LockedWork<T> {
    T run() throws IOException;
  }

  /** Waits until the lock is free, then holds it until the work is done. */
  static <T> T holding(Path path, LockedWork<T> work) throws IOException {
    ReentrantLock threads = IN_THIS_PROCESS.computeIfAbsent(path, unused -> new ReentrantLock());
    try {
      threads.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another thread fetched the same object");
    }
    try (FileChannel file = open(path)) {
      file.lock();
      return work.run();
    } finally {
      threads.unlock();
    }
  }

  private static FileChannel open(Path path) throws CacheWriteException {
    try {
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new CacheWriteException(path, e);
    }
  }
}
