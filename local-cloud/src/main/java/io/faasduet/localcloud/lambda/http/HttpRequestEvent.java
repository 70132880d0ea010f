package io.faasduet.localcloud.lambda.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.http.LocalHttpServer.Request;
import io.faasduet.localcloud.signature.LocalAccount;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The event of an HTTP request in payload format 2.0; see "Working with AWS Lambda proxy
 * integrations for HTTP APIs" in the API Gateway guide.
 *
 * @param id the front end's name for itself, the first label of its domain name
 * @param region the function's
 */
record HttpRequestEvent(
    HttpFrontEnd frontEnd,
    String id,
    String region,
    Request request,
    String requestId,
    Instant time) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);
  private static final String LOOPBACK = "127.0.0.1";

  /** Bodies of all other content types, and of none, are passed on in base64. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(text/.*|application/(json|javascript|xml|.*\\+json|.*\\+xml))(\\s*;.*)?",
          Pattern.CASE_INSENSITIVE);

  byte[] json() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0");
    event.put("routeKey", "$default");
    event.put("rawPath", request.rawPath());
    event.put("rawQueryString", request.query());
    cookies(event);
    headers(event.putObject("headers"));
    if (!request.query().isEmpty()) {
      parameters(event.putObject("queryStringParameters"));
    }
    context(event.putObject("requestContext"));
    body(event);
    return event.toString().getBytes(UTF_8);
  }

  private void cookies(ObjectNode event) {
    List<String> cookies =
        values("cookie").stream()
            .flatMap(header -> Pattern.compile("\\s*;\\s*").splitAsStream(header.strip()))
            .filter(cookie -> !cookie.isEmpty())
            .toList();
    if (!cookies.isEmpty()) {
      cookies.forEach(event.putArray("cookies")::add);
    }
  }

  private void headers(ObjectNode headers) {
    request
        .headers()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!lower.equals("cookie")) {
                headers.put(lower, String.join(",", values));
              }
            });
    headers.put("x-forwarded-for", LOOPBACK);
    headers.put("x-forwarded-proto", "http");
    headers.put("x-forwarded-port", port());
  }

  private String port() {
    String host = request.header("host").orElse("");
    return host.matches(".*:\\d+") ? host.substring(host.lastIndexOf(':') + 1) : "80";
  }

  private void parameters(ObjectNode parameters) {
    for (String pair : request.query().split("&")) {
      String[] parts = pair.split("=", 2);
      String name = decoded(parts[0]);
      String value = parts.length < 2 ? "" : decoded(parts[1]);
      if (!name.isEmpty()) {
        parameters.put(
            name, parameters.has(name) ? parameters.get(name).asText() + "," + value : value);
      }
    }
  }

  private void context(ObjectNode context) {
    context.put("accountId", LocalAccount.ID);
    context.put("apiId", id);
    context.put("domainName", String.join(".", id, frontEnd.service(), region, "localhost"));
    context.put("domainPrefix", id);
    ObjectNode http = context.putObject("http");
    http.put("method", request.method());
    http.put("path", request.rawPath());
    http.put("protocol", request.protocol());
    http.put("sourceIp", LOOPBACK);
    http.put("userAgent", request.header("user-agent").orElse(""));
    context.put("requestId", requestId);
    context.put("routeKey", "$default");
    context.put("stage", "$default");
    context.put("time", TIME.format(time.atZone(ZoneOffset.UTC)));
    context.put("timeEpoch", time.toEpochMilli());
  }

  private void body(ObjectNode event) {
    byte[] body = request.body();
    boolean text = TEXT.matcher(request.header("content-type").orElse("")).matches();
    if (body.length > 0) {
      event.put("body", text ? new String(body, UTF_8) : Base64.getEncoder().encodeToString(body));
    }
    event.put("isBase64Encoded", body.length > 0 && !text);
  }

  private List<String> values(String header) {
    return Optional.ofNullable(request.headers().get(header)).orElse(List.of());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a lone percent sign is passed on as it is
    }
  }
}
