package io.faasduet.objectstore;

import io.faasduet.files.FileTree;
import io.faasduet.objectstore.ObjectStore.ObjectInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * An object on its way to disk: its bytes, and a journal of the parts that have come whole. The
 * journal's first line identifies the version, so that a later process continues where this one
 * ended, or begins anew. Its writer holds the object's lock. Thread-safe.
 */
final class PartialObject implements AutoCloseable {
  private final Path directory;
  private final FileChannel content;
  private final FileChannel journal;
  private final BitSet done;
  private final boolean resumed;

  private PartialObject(Path directory, FileChannel content, FileChannel journal, BitSet done) {
    this.directory = directory;
    this.content = content;
    this.journal = journal;
    this.done = done;
    this.resumed = !done.isEmpty();
  }

  /** Opens what there is of this version, or starts it. */
  static PartialObject open(Path directory, ObjectInfo info, int partBytes)
      throws CacheWriteException {
    try {
      return openOrStart(directory, info, partBytes);
    } catch (IOException e) {
      throw new CacheWriteException(directory, e);
    }
  }

  private static PartialObject openOrStart(Path directory, ObjectInfo info, int partBytes)
      throws IOException {
    String what = info.bytes() + " " + info.version() + " " + boot();
    String header = "duet-1 " + partBytes + " " + ObjectCache.hash(what);
    Path contentFile = directory.resolve("content");
    Path journalFile = directory.resolve("journal");
    BitSet done = new BitSet();
    if (!Files.exists(contentFile) || !read(journalFile, header, done)) {
      done.clear();
      FileTree.delete(directory);
      Files.createDirectories(directory);
      Files.writeString(journalFile, header + "\n");
    }
    FileChannel content =
        FileChannel.open(contentFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      return new PartialObject(
          directory, content, FileChannel.open(journalFile, StandardOpenOption.APPEND), done);
    } catch (IOException e) {
      content.close();
      throw e;
    }
  }

  /** A journal is not believed after the machine was started anew: the disk may lack its parts. */
  private static String boot() throws IOException {
    Path id = Path.of("/proc/sys/kernel/random/boot_id");
    return Files.isReadable(id) ? Files.readString(id).strip() : "";
  }

  private static boolean read(Path journal, String header, BitSet done) throws IOException {
    if (!Files.exists(journal)) {
      return false;
    }
    String text = Files.readString(journal, StandardCharsets.US_ASCII);
    // A process killed while it wrote leaves a last line without its end.
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(header)) {
      return false;
    }
    try {
      lines.stream().skip(1).mapToInt(Integer::parseInt).forEach(done::set);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether some of it came in an earlier attempt. */
  boolean resumed() {
    return resumed;
  }

  /** How many parts have come whole. */
  synchronized int parts() {
    return done.cardinality();
  }

  synchronized boolean has(int part) {
    return done.get(part);
  }

  void write(ByteBuffer bytes, long position) throws CacheWriteException {
    try {
      for (long at = position; bytes.hasRemaining(); ) {
        at += content.write(bytes, at);
      }
    } catch (IOException e) {
      throw new CacheWriteException(directory, e);
    }
  }

  synchronized void finished(int part) throws CacheWriteException {
    try {
      journal.write(ByteBuffer.wrap((part + "\n").getBytes(StandardCharsets.US_ASCII)));
      done.set(part);
    } catch (IOException e) {
      throw new CacheWriteException(directory, e);
    }
  }

  Path content() {
    return directory.resolve("content");
  }

  /** Makes the object visible under its name, in one step. */
  void publish(Path object) throws CacheWriteException {
    try {
      Files.createDirectories(Objects.requireNonNull(object.getParent()));
      Files.move(content(), object, StandardCopyOption.ATOMIC_MOVE);
      FileTree.delete(directory);
    } catch (IOException e) {
      throw new CacheWriteException(object, e);
    }
  }

  @Override
  public void close() throws IOException {
    try (content) {
      journal.close();
    }
  }
}
