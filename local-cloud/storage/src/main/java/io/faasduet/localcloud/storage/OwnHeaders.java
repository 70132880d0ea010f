package io.faasduet.localcloud.storage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        .map(OwnHeaders::withoutTransferCoding)
        .filter(value -> !value.isBlank())
        .ifPresent(value -> headers.put("Content-Encoding", value));
    for (String name : request.headers().keySet()) {
      if (name.toLowerCase(Locale.ROOT).startsWith("x-amz-meta-")) {
        headers.put(name.toLowerCase(Locale.ROOT), request.header(name).orElse(""));
      }
    }
    return headers;
  }

  /** The codings of the object itself; {@code aws-chunked} is the upload's, first or last. */
  private static String withoutTransferCoding(String codings) {
    return Arrays.stream(codings.split(","))
        .map(String::strip)
        .filter(coding -> !coding.equals("aws-chunked"))
        .collect(Collectors.joining(","));
  }
}
