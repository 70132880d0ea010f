package io.faasduet.objectstore;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.files.PercentEncoding;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** {@code file:/path} and {@code file:///path}, percent-encoded as {@link S3Address} is. */
final class FileAddress {
  private FileAddress() {}

  /** The path as it is written, with a slash at its end if there is one. */
  static String text(URI uri) {
    String authority = uri.getRawAuthority();
    boolean here = authority == null || authority.equals("localhost");
    if (!here || uri.getRawPath() == null || !uri.getRawPath().startsWith("/")) {
      throw SchemeObjectStore.notAnAddress(uri.toString(), null);
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new InvalidRequestException(
          uri + " has a query or a fragment; in a path write ? as %3F and # as %23");
    }
    try {
      return PercentEncoding.decode(uri.getRawPath());
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(uri + " is no address: " + e.getMessage(), e);
    }
  }

  static Path path(URI uri) {
    try {
      return Path.of(text(uri));
    } catch (InvalidPathException e) {
      throw new InvalidRequestException(uri + " names no file on this system: " + e.getReason(), e);
    }
  }

  static URI uri(Path path) {
    return URI.create("file:" + PercentEncoding.PATH.encode(path.toAbsolutePath().toString()));
  }
}
