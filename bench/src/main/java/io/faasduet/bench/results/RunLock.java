package io.faasduet.bench.results;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock of a results directory, which a run holds while it lives: nobody else may write there or
 * move it. It ends with the process, however that ends.
 */
public final class RunLock implements AutoCloseable {
  private static final String NAME = "run.lock";

  private Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private RunLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock; the directory is made if need be.
   *
   * @throws TakenException if another run has it
   * @throws ResultsException if the directory cannot be written
   */
  public static RunLock take(Path directory) {
    try {
      Files.createDirectories(directory);
      return take(directory, directory.resolve(NAME));
    } catch (IOException e) {
      throw new ResultsException(directory + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Refuses a directory that a run is writing; nothing is made or changed.
   *
   * @throws TakenException if another run has its lock
   */
  public static void requireFree(Path directory) {
    Path file = directory.resolve(NAME);
    if (Files.exists(file)) {
      try {
        take(directory, file).close();
      } catch (IOException e) {
        throw new ResultsException(file + " cannot be locked: " + e.getMessage(), e);
      }
    }
  }

  private static RunLock take(Path directory, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new RunLock(file, channel, lock);
      }
    } catch (OverlappingFileLockException e) {
      channel.close(); // a run in this process
      throw taken(directory);
    }
    channel.close();
    throw taken(directory);
  }

  /** Another run has the lock. */
  public static final class TakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TakenException(String message) {
      super(message);
    }
  }

  private static TakenException taken(Path directory) {
    return new TakenException(
        "another run is writing to " + directory + ": wait for its end, or name another directory");
  }

  /** The directory was moved, and the lock's file with it. */
  public void moved(Path directory) {
    file = directory.resolve(NAME);
  }

  /** Releases the lock and removes its file. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be removed: " + e.getMessage(), e);
    }
  }
}
