package io.faasduet.objectstore;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Objects by address: {@code s3://bucket/key} or {@code file:/path}. Thread-safe.
 *
 * <p>Every method throws {@link NotFoundException} for an object or bucket that is not there (the
 * message names it), {@link FunctionException} of kind {@link ErrorKind#DENIED} where access is
 * refused, {@link InvalidRequestException} for an address that is not one of the two forms, and
 * {@link UncheckedIOException} for anything else. None returns a part of an object.
 */
public interface ObjectStore extends AutoCloseable {

  /** What is known of an object without reading it. */
  ObjectInfo info(URI address);

  /**
   * The whole object.
   *
   * @throws FunctionException of kind {@link ErrorKind#TOO_LARGE} if it has more than {@code
   *     maxBytes}, before it is read
   */
  byte[] read(URI address, long maxBytes);

  /**
   * The bytes from {@code offset} on, {@code length} of them, as a stream that the caller closes. A
   * connection lost midway is an {@link java.io.IOException} from the stream, never its early end.
   *
   * @throws FunctionException if the object is no longer the one that {@code info} describes
   */
  InputStream open(ObjectInfo info, long offset, long length);

  /** Writes an object whole, or not at all. */
  void write(URI address, byte[] content, String mediaType);

  /**
   * Writes a file's content as an object, whole or not at all. The stores of this module do not
   * hold it in memory.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  default void write(URI address, Path file, String mediaType) {
    try {
      write(address, Files.readAllBytes(file), mediaType);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** The addresses of the objects whose address starts with {@code prefix}, sorted. */
  List<URI> list(URI prefix);

  @Override
  void close();

  /** A store that holds nothing and takes nothing, for functions that need none. */
  static ObjectStore none() {
    return NoObjectStore.INSTANCE;
  }

  /**
   * An object's description.
   *
   * @param address where it lies
   * @param bytes its length
   * @param version changes whenever the content does: an ETag, or a file's length and time
   * @param sha256 the checksum of its content in lower-case hex, where the store knows it
   */
  record ObjectInfo(URI address, long bytes, String version, Optional<String> sha256) {}
}
