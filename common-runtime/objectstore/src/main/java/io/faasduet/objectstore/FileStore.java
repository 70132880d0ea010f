package io.faasduet.objectstore;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.NotFoundException;
import io.faasduet.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Objects that are files. A {@code file:} address is trusted: it may name any file there is. */
final class FileStore implements ObjectStore {
  /** Work on the file system, whose failures are then named after the address. */
  private interface FileWork<T> {
    T run(Path path) throws IOException;
  }

  @Override
  public ObjectInfo info(URI address) {
    return on(address, path -> describe(address, path));
  }

  @Override
  public byte[] read(URI address, long maxBytes) {
    ObjectInfo info = info(address);
    ObjectTooLarge.check(address, info.bytes(), maxBytes);
    return on(
        address,
        path -> {
          try (InputStream content = open(info, 0, info.bytes())) {
            return content.readNBytes((int) info.bytes());
          }
        });
  }

  @Override
  public InputStream open(ObjectInfo info, long offset, long length) {
    Objects.checkFromIndexSize(offset, length, info.bytes());
    return on(
        info.address(),
        path -> {
          InputStream content = at(offset, FileChannel.open(path));
          if (!describe(info.address(), path).version().equals(info.version())) {
            content.close();
            throw new ObjectChangedException(info.address(), null);
          }
          return new ExactLengthStream(content, () -> close(content), info.address(), length);
        });
  }

  private static InputStream at(long offset, FileChannel channel) throws IOException {
    return Channels.newInputStream(channel.position(offset));
  }

  @Override
  public void write(URI address, byte[] content, String mediaType) {
    on(address, path -> AtomicFile.write(path, content));
  }

  @Override
  public void write(URI address, Path file, String mediaType) {
    requireReadable(file);
    on(address, path -> AtomicFile.write(path, out -> Files.copy(file, out)));
  }

  /** A source that is missing is no missing object. */
  private static void requireReadable(Path file) {
    if (!Files.isReadable(file)) {
      throw new UncheckedIOException(new NoSuchFileException(file + " cannot be read"));
    }
  }

  /** As in S3 the prefix may end inside a name, and one that nothing matches is no failure. */
  @Override
  public List<URI> list(URI prefix) {
    String start = FileAddress.text(prefix);
    return on(
        prefix,
        path -> {
          Path directory = Path.of(start.substring(0, start.lastIndexOf('/') + 1));
          if (!Files.isDirectory(directory)) {
            return List.of();
          }
          try (Stream<Path> below = Files.walk(directory)) {
            return below
                .filter(file -> file.toString().startsWith(start))
                .filter(Files::isRegularFile)
                .filter(file -> !AtomicFile.isUnfinished(file))
                .map(FileAddress::uri)
                .sorted(Comparator.comparing(URI::toString))
                .toList();
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
        });
  }

  @Override
  public void close() {}

  private static ObjectInfo describe(URI address, Path path) throws IOException {
    BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
    if (!file.isRegularFile()) {
      throw new NotFoundException(address + " is not a file");
    }
    String version = file.size() + "-" + file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    return new ObjectInfo(address, file.size(), version, Optional.empty());
  }

  private static void close(InputStream content) {
    try {
      content.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T on(URI address, FileWork<T> work) {
    try {
      return work.run(FileAddress.path(address));
    } catch (NoSuchFileException e) {
      throw new NotFoundException(address + " is not there", e);
    } catch (AccessDeniedException e) {
      throw new FunctionException(
          ErrorKind.DENIED, address + ": this process may not access the file", e);
    } catch (IOException e) {
      throw new UncheckedIOException(address + " failed: " + e.getMessage(), e);
    }
  }
}
