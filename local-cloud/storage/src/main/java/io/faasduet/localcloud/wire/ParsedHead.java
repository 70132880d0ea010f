package io.faasduet.localcloud.wire;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line and the fields of a request.
 *
 * @param protocol {@code HTTP/1.0} or {@code HTTP/1.1}
 * @param length of the body; empty if it comes in chunks
 */
record ParsedHead(
    String method, URI target, String protocol, Headers fields, Optional<Long> length) {
  private static final int MOST_LINE_BYTES = 64 << 10;
  private static final int MOST_FIELDS = 200;
  private static final int MOST_FIELD_BYTES = 256 << 10;
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern FIRST_LINE = Pattern.compile("([^ ]+) ([^ ]+) (HTTP/\\d\\.\\d)");

  /**
   * Reads the next one.
   *
   * @return empty if the stream ends before it
   * @throws MalformedRequestException if it cannot be read, or may be read in two ways
   */
  static Optional<ParsedHead> read(InputStream in) throws IOException {
    in.mark(1);
    int first = in.read();
    if (first == '\r' && in.read() == '\n') { // one line between two requests is passed over
      in.mark(1);
      first = in.read();
    }
    if (first < 0) {
      return Optional.empty();
    } else if (first <= ' ' || first >= 0x7f) {
      throw new MalformedRequestException(400, "this is no request of HTTP/1.1");
    }
    in.reset();
    HeadLines lines = new HeadLines(in);
    Matcher line = FIRST_LINE.matcher(lines.read(MOST_LINE_BYTES, 414));
    if (!line.matches() || !TOKEN.matcher(line.group(1)).matches()) {
      throw new MalformedRequestException(
          400, "the request's first line is not a method, a target and a version");
    }
    String protocol = line.group(3);
    if (!protocol.equals("HTTP/1.1") && !protocol.equals("HTTP/1.0")) {
      throw new MalformedRequestException(505, "this service speaks HTTP/1.1, not " + protocol);
    }
    URI target = target(line.group(2));
    Headers fields = fields(lines);
    return Optional.of(
        new ParsedHead(line.group(1), target, protocol, fields, length(fields, protocol)));
  }

  private static URI target(String text) throws MalformedRequestException {
    try {
      URI target = new URI(text);
      if (target.getRawPath() != null && !target.getRawPath().isEmpty()) {
        return target;
      }
    } catch (URISyntaxException e) {
      // as below
    }
    throw new MalformedRequestException(
        400, "the request's target is not a path and query that are percent-encoded");
  }

  private static Headers fields(HeadLines lines) throws IOException {
    Headers fields = new Headers();
    int bytes = 0;
    int count = 0;
    while (true) {
      String line = lines.read(MOST_LINE_BYTES, 431);
      if (line.isEmpty()) {
        return fields;
      }
      bytes += line.length();
      if (++count > MOST_FIELDS || bytes > MOST_FIELD_BYTES) {
        throw new MalformedRequestException(
            431,
            "the request's head has more than %d fields or %d bytes"
                .formatted(MOST_FIELDS, MOST_FIELD_BYTES));
      }
      int colon = line.indexOf(':');
      if (colon < 0 || !TOKEN.matcher(line.substring(0, colon)).matches()) {
        throw new MalformedRequestException(
            400, "a line of the request's head is not a name, a colon and a value");
      }
      fields.add(line.substring(0, colon), line.substring(colon + 1).strip());
    }
  }

  private static Optional<Long> length(Headers fields, String protocol)
      throws MalformedRequestException {
    List<String> lengths = fields.getOrDefault("Content-Length", List.of());
    List<String> codings = fields.getOrDefault("Transfer-Encoding", List.of());
    if (!codings.isEmpty()) {
      if (!lengths.isEmpty() || protocol.equals("HTTP/1.0")) {
        throw new MalformedRequestException(
            400, "a request has one Content-Length, or over HTTP/1.1 a Transfer-Encoding");
      } else if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
        throw new MalformedRequestException(501, "the only Transfer-Encoding here is chunked");
      }
      return Optional.empty();
    } else if (lengths.size() > 1 || lengths.size() == 1 && !lengths.get(0).matches("\\d{1,18}")) {
      throw new MalformedRequestException(400, "a request has one Content-Length, a number");
    }
    return Optional.of(lengths.isEmpty() ? 0 : Long.parseLong(lengths.get(0)));
  }

  /** Whether its sender may send another after it. */
  boolean keepsAlive() {
    String connection = String.join(",", fields.getOrDefault("Connection", List.of()));
    List<String> options = List.of(connection.toLowerCase(Locale.ROOT).split("\\s*,\\s*"));
    return protocol.equals("HTTP/1.1")
        ? !options.contains("close")
        : options.contains("keep-alive");
  }

  /** Whether its sender waits for leave to send the body. */
  boolean expectsContinue() {
    return protocol.equals("HTTP/1.1")
        && "100-continue".equalsIgnoreCase(fields.getFirst("Expect"));
  }
}
