package io.faasduet.sebs.uploader;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * A payload's object {@code object}: what to upload.
 *
 * @param url where it is downloaded from, over HTTP
 * @param size the size of the benchmark's input, which changes nothing
 */
public record UploadSource(String url, Optional<String> size) {
  public UploadSource {
    requireNonNull(size, "size");
    address(url);
    if (fileName(url).isEmpty()) {
      throw new InvalidRequestException(
          "field 'object.url' must end in the name of a file, unlike " + url);
    }
  }

  /** The URL, checked. */
  URI address() {
    return address(url);
  }

  /** The last part of the path, as it stands in the URL. */
  String fileName() {
    return fileName(url);
  }

  private static URI address(String url) {
    try {
      URI address = new URI(url);
      String scheme = String.valueOf(address.getScheme());
      if (address.getHost() != null && scheme.matches("(?i)https?")) {
        return address;
      }
    } catch (URISyntaxException e) {
      // said below, together with other kinds of URL
    }
    throw new InvalidRequestException(
        "field 'object.url' must be a URL like http://host/file, not '" + url + "'");
  }

  private static String fileName(String url) {
    String path = address(url).getRawPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
