package io.faasduet.localcloud.storage;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The content of a body in the {@code aws-chunked} encoding: chunks of {@code
 * hex-length[;extension]}, then trailers such as a checksum. A body that ends before its last chunk
 * is an {@link EOFException}.
 */
final class AwsChunkedStream extends InputStream {
  private final InputStream encoded;
  private final Map<String, String> trailers = new HashMap<>();
  private long left;
  private boolean first = true;
  private boolean ended;

  AwsChunkedStream(InputStream encoded) {
    this.encoded = encoded;
  }

  /** The trailers by lower-case name; complete when the content has been read to its end. */
  Map<String, String> trailers() {
    return trailers;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int n = encoded.read(buffer, offset, (int) Math.min(length, left));
    if (n < 0) {
      throw new EOFException("the body ended inside a chunk");
    }
    left -= n;
    return n;
  }

  private void nextChunk() throws IOException {
    if (!first) {
      line();
    }
    first = false;
    String header = line();
    int extension = header.indexOf(';');
    left = Long.parseLong(extension < 0 ? header : header.substring(0, extension), 16);
    if (left == 0) {
      ended = true;
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        trailers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = encoded.read(); c != '\n'; c = encoded.read()) {
      if (c < 0) {
        if (ended) {
          break;
        }
        throw new EOFException("the body ended between chunks");
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.US_ASCII);
  }
}
