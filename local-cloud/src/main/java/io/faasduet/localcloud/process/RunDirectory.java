package io.faasduet.localcloud.process;

import io.faasduet.files.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one temporary directory of this JVM, which holds those of its processes. Its lock is held
 * until the JVM ends, however it ends; a directory whose lock is free is left over and is swept.
 */
public final class RunDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);
  private static final String PREFIX = "duet-run-";
  private static final String LOCK = "lock";

  /** Younger ones may not have taken their lock yet. */
  private static final Duration SWEEP_AFTER = Duration.ofMinutes(1);

  private final Path path;
  private final FileLock lock;

  private RunDirectory(Path path, FileLock lock) {
    this.path = path;
    this.lock = lock;
  }

  static RunDirectory create() {
    return createIn(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static RunDirectory createIn(Path temporary) {
    sweep(temporary);
    try {
      Path path = Files.createTempDirectory(temporary, PREFIX).toRealPath();
      return new RunDirectory(path, open(path.resolve(LOCK)).lock());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a directory under " + temporary, e);
    }
  }

  Path path() {
    return path;
  }

  /** Deletes it with all that is in it. */
  public void delete() {
    LOG.debug("{} ends with {}", path, lock);
    delete(path);
  }

  /** Deletes a directory and all in it; what cannot be deleted is left to the next sweep. */
  public static void delete(Path directory) {
    try {
      FileTree.delete(directory);
    } catch (IOException e) {
      LOG.info("cannot delete {} now: {}", directory, e.toString());
    }
  }

  private static void sweep(Path temporary) {
    try (Stream<Path> entries = Files.list(temporary)) {
      List<Path> old =
          entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX)).toList();
      old.stream().filter(RunDirectory::leftOver).forEach(directory -> delete(directory));
    } catch (IOException e) {
      LOG.debug("cannot sweep {}", temporary, e);
    }
  }

  private static boolean leftOver(Path directory) {
    try {
      Instant changed = Files.getLastModifiedTime(directory).toInstant();
      if (changed.isAfter(Instant.now().minus(SWEEP_AFTER))) {
        return false;
      }
      try (FileChannel channel = open(directory.resolve(LOCK));
          FileLock lock = channel.tryLock()) {
        return lock != null;
      }
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  private static FileChannel open(Path lock) throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
