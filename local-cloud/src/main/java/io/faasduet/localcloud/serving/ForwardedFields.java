package io.faasduet.localcloud.serving;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which header fields pass through the proxy, by RFC 9110, section 7.6, and what it adds, as
 * Knative's activator and queue proxy do: the client to {@code X-Forwarded-For}, and a {@code
 * Forwarded} made of the {@code X-Forwarded-*} where there is none. {@code Via} is the RFC's.
 */
final class ForwardedFields {
  /** Of one connection, not of the message; those of proxies among them. */
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "http2-settings",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "transfer-encoding",
          "upgrade");

  /** What no {@code Connection} can take away, or the message would end elsewhere. */
  private static final Set<String> OF_THE_MESSAGE = Set.of("content-length", "host");

  private ForwardedFields() {}

  /** Of a request, on to an instance. */
  static void request(HttpServerRequest request, MultiMap to) {
    MultiMap from = request.headers();
    copy(from, to);
    to.remove("Expect"); // this proxy has answered it
    to.remove("Trailer"); // a request's trailers go no further
    if (from.contains("Transfer-Encoding")) {
      to.remove("Content-Length");
    }
    boolean h2 = request.version() == HttpVersion.HTTP_2;
    if (h2) {
      to.remove("Host"); // what counts is :authority
    }
    if (options(from, "TE")
        .anyMatch(option -> option.split(";", 2)[0].strip().equals("trailers"))) {
      to.set("TE", "trailers"); // gRPC asks for them this way
      if (!h2) {
        to.set("Connection", "TE");
      }
    }
    append(to, "X-Forwarded-For", request.remoteAddress().hostAddress());
    if (!to.contains("X-Forwarded-Proto")) {
      to.set("X-Forwarded-Proto", "http");
    }
    if (!to.contains("Forwarded")) {
      to.set("Forwarded", forwarded(to));
    }
    append(to, "Via", (h2 ? "2" : "1.1") + " duet");
  }

  /** Of an instance's response, on to the client; its trailers follow. */
  static void response(MultiMap from, MultiMap to) {
    copy(from, to);
  }

  private static void copy(MultiMap from, MultiMap to) {
    Set<String> dropped = new HashSet<>(HOP_BY_HOP);
    options(from, "Connection")
        .filter(name -> !OF_THE_MESSAGE.contains(name))
        .forEach(dropped::add);
    from.forEach(
        (name, value) -> {
          if (!dropped.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
            to.add(name, value);
          }
        });
  }

  /** As Knative's queue proxy makes it: the first node with host and protocol, then the others. */
  private static String forwarded(MultiMap headers) {
    List<String> nodes = options(headers, "X-Forwarded-For").map(ForwardedFields::node).toList();
    String host = headers.get("X-Forwarded-Host");
    String first =
        nodes.get(0)
            + (host == null ? "" : ";host=" + quoted(host))
            + ";proto="
            + quoted(headers.get("X-Forwarded-Proto"));
    return Stream.concat(Stream.of(first), nodes.stream().skip(1))
        .collect(Collectors.joining(", "));
  }

  private static String node(String address) {
    return "for=" + (address.contains(":") ? "\"[" + address + "]\"" : quoted(address));
  }

  /** A token as it is, anything else as a quoted string: RFC 7239, section 4. */
  private static String quoted(String value) {
    return value.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
        ? value
        : '"' + value.replaceAll("([\"\\\\])", "\\\\$1") + '"';
  }

  private static void append(MultiMap headers, String name, String value) {
    String before = String.join(", ", headers.getAll(name));
    headers.set(name, before.isEmpty() ? value : before + ", " + value);
  }

  /** The members of a list, in lower case. */
  private static Stream<String> options(MultiMap headers, String name) {
    return headers.getAll(name).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(option -> option.strip().toLowerCase(Locale.ROOT))
        .filter(option -> !option.isEmpty());
  }
}
