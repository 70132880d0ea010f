package io.faasduet.cli.cloud.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A sign for other processes of this machine that a benchmark is being run. */
final class RunLease {
  private final FileChannel file;
  private final FileLock lock;

  private RunLease(FileChannel file, FileLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /** Gives the sign, which ends with the process if not before. */
  static RunLease take(Path path) {
    try {
      Files.createDirectories(path.getParent());
      FileChannel file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      return new RunLease(file, file.lock(0, Long.MAX_VALUE, true));
    } catch (IOException | OverlappingFileLockException e) {
      throw new UncheckedIOException(path + " cannot be locked", new IOException(e));
    }
  }

  /** Whether nobody gives the sign, or it was never given. */
  static boolean isFree(Path path) {
    if (!Files.exists(path)) {
      return true;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  /** Takes the sign back, and tells whether no other process gives it. */
  boolean end() {
    try (file) {
      lock.release();
      FileLock only = file.tryLock();
      if (only != null) {
        only.release();
      }
      return only != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }
}
