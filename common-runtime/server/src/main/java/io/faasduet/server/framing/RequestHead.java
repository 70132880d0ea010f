package io.faasduet.server.framing;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a request's head must be beyond what the HTTP decoders check, so that a proxy in front
 * cannot read it otherwise.
 */
public final class RequestHead {
  private static final String NAME_CHARACTERS = "-._~!$&'()*+,;=%";

  private RequestHead() {}

  /**
   * What is wrong with an HTTP/1 request, if anything is. A value that came folded over lines has a
   * space that its line alone would not have.
   */
  public static Optional<String> wrong(HttpServerRequest request) {
    if (Optional.ofNullable(request.version()).isEmpty()) { // as Vert.x has any other
      return Optional.of("a request is of HTTP/1.0, HTTP/1.1 or HTTP/2");
    }
    return wrong(request.version() == HttpVersion.HTTP_1_0, request.headers()::getAll);
  }

  /**
   * The same of a head that is not a request yet.
   *
   * @param headers the values of a header by its name, none if it is absent
   */
  static Optional<String> wrong(boolean http10, Function<String, List<String>> headers) {
    List<String> codings = headers.apply("transfer-encoding");
    if (!codings.isEmpty() && (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked"))) {
      return Optional.of("Transfer-Encoding may only be 'chunked', once");
    }
    List<String> lengths = headers.apply("content-length");
    if (!lengths.isEmpty() && !codings.isEmpty()) {
      return Optional.of("a request has Content-Length or Transfer-Encoding, not both");
    }
    if (!lengths.stream().allMatch(RequestHead::isNumber)) {
      return Optional.of("Content-Length is a number, in one line");
    }
    List<String> hosts = headers.apply("host");
    if (hosts.size() > 1) {
      return Optional.of("a request has one Host header, not " + hosts.size());
    }
    if (hosts.isEmpty()) {
      return http10 ? Optional.empty() : Optional.of("a request over HTTP/1.1 has a Host header");
    }
    return isHost(hosts.get(0))
        ? Optional.empty()
        : Optional.of("the Host header is not a host with an optional port");
  }

  /**
   * Whether an HTTP/2 request is malformed by RFC 9113: a header's value with a CR, an LF or a NUL,
   * or not one {@code :authority}, which every sender that knows the host has to make. Of hosts
   * without it, Vert.x shows the first alone; one that differs from it, Vert.x has refused.
   */
  public static boolean malformed(HttpServerRequest request) {
    for (Map.Entry<String, String> header : request.headers()) {
      String value = header.getValue();
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '\r' || c == '\n' || c == 0) {
          return true;
        }
      }
    }
    List<String> hosts = request.headers().getAll("host");
    HostAndPort authority = request.authority(true);
    return hosts.size() > 1
        || authority == null
        || !isHost(authority.toString())
        || !hosts.isEmpty() && !isHost(hosts.get(0));
  }

  /** RFC 3986's host, with digits after a colon or without. */
  static boolean isHost(String text) {
    int end;
    if (text.startsWith("[")) {
      end = text.indexOf(']') + 1;
      if (end < 4 || !text.substring(1, end - 1).chars().allMatch(RequestHead::inAddress)) {
        return false;
      }
    } else {
      end = text.indexOf(':') < 0 ? text.length() : text.indexOf(':');
      if (end == 0 || !text.substring(0, end).chars().allMatch(RequestHead::inName)) {
        return false;
      }
    }
    String port = text.substring(end);
    return port.isEmpty()
        || port.charAt(0) == ':' && (port.length() == 1 || isNumber(port.substring(1)));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean inName(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || NAME_CHARACTERS.indexOf(c) >= 0;
  }

  private static boolean inAddress(int c) {
    return c == ':' || c == '.' || Character.digit(c, 16) >= 0 && c < 128;
  }
}
