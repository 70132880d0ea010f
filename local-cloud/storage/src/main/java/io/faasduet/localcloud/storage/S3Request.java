package io.faasduet.localcloud.storage;

import com.sun.net.httpserver.HttpExchange;
import io.faasduet.files.PercentEncoding;
import io.faasduet.http.AllowedHosts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One request of a client, parsed, and the ways to answer it. */
final class S3Request {
  private final HttpExchange exchange;
  private final String bucket;
  private final String key;
  private final Map<String, String> query = new TreeMap<>();

  S3Request(HttpExchange exchange) {
    this.exchange = exchange;
    String path = exchange.getRequestURI().getRawPath().substring(1);
    int slash = path.indexOf('/');
    this.bucket = PercentEncoding.decode(slash < 0 ? path : path.substring(0, slash));
    this.key = slash < 0 ? "" : PercentEncoding.decode(path.substring(slash + 1));
    String raw = exchange.getRequestURI().getRawQuery();
    if (raw != null && !raw.isEmpty()) {
      for (String parameter : raw.split("&")) {
        String[] pair = parameter.split("=", 2);
        query.put(
            PercentEncoding.decode(pair[0].replace('+', ' ')),
            pair.length < 2 ? "" : PercentEncoding.decode(pair[1].replace('+', ' ')));
      }
    }
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String bucket() {
    return bucket;
  }

  String key() {
    return key;
  }

  String rawPath() {
    return exchange.getRequestURI().getRawPath();
  }

  /** The query's parameters, decoded, sorted by name; one without a value has the empty one. */
  Map<String, String> query() {
    return query;
  }

  /** The names of the query's parameters, but for those of a presigned URL's signature. */
  Set<String> operationParameters() {
    Set<String> names = new TreeSet<>(query.keySet());
    names.removeIf(name -> name.startsWith("X-Amz-"));
    return names;
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** What it is addressed to, its own or another host. */
  Optional<String> addressed() {
    return AllowedHosts.addressed(exchange.getRequestURI().toString(), headers("Host"));
  }

  List<String> headers(String name) {
    return exchange.getRequestHeaders().getOrDefault(name, List.of());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  Map<String, List<String>> headers() {
    return exchange.getRequestHeaders();
  }

  InputStream body() {
    return exchange.getRequestBody();
  }

  void answerHeader(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }

  /** Answers with a status and nothing more. */
  void answer(int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  /** Answers with an XML document, or for HEAD with the status alone. */
  void answer(int status, byte[] xml) throws IOException {
    answerHeader("Content-Type", "application/xml");
    if (method().equals("HEAD") || status == 304) {
      answer(status);
      return;
    }
    exchange.sendResponseHeaders(status, xml.length);
    exchange.getResponseBody().write(xml);
  }

  /** Begins a body of the given length, which may be 0. */
  OutputStream answerBody(int status, long bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes == 0 ? -1 : bytes);
    return exchange.getResponseBody();
  }
}
