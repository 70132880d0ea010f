package io.faasduet.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The headers that belong to an object: set with it and sent with it. */
final class OwnHeaders {
  private static final List<String> KEPT =
      List.of("Cache-Control", "Content-Disposition", "Content-Language", "Expires");

  private OwnHeaders() {}

  static Map<String, String> of(S3Request request) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", request.header("Content-Type").orElse("binary/octet-stream"));
    KEPT.forEach(name -> request.header(name).ifPresent(value -> headers.put(name, value)));
    request
        .header("Content-Encoding")
        .map(value -> value.replaceAll("aws-chunked,?\\s*", ""))
        .filter(value -> !value.isBlank())
        .ifPresent(value -> headers.put("Content-Encoding", value));
    for (String name : request.headers().keySet()) {
      if (name.toLowerCase(Locale.ROOT).startsWith("x-amz-meta-")) {
        headers.put(name.toLowerCase(Locale.ROOT), request.header(name).orElse(""));
      }
    }
    return headers;
  }
}
