package io.faasduet.localcloud.lambda.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A handler in its own process; responds as the request's path says. */
public final class HttpHandler implements RequestStreamHandler {
  private static final Pattern PATH = Pattern.compile("\"rawPath\":\"/([a-z-]*)");

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    Matcher path = PATH.matcher(event);
    output.write(respond(path.find() ? path.group(1) : "", event).getBytes(StandardCharsets.UTF_8));
  }

  private static String respond(String path, String event) {
    return switch (path) {
      case "object" -> "{\"n\":1}";
      case "text" -> "\"Hello\"";
      case "plain" -> "{\"statusCode\":200,\"body\":\"Hello\"}";
      case "status-text" -> "{\"statusCode\":\"many\"}";
      case "body-object" -> "{\"statusCode\":200,\"body\":{}}";
      case "not-encoded" -> "{\"statusCode\":200,\"body\":\"%\",\"isBase64Encoded\":true}";
      case "large" -> "\"" + "x".repeat(7 * 1024 * 1024) + "\"";
      case "throw" -> throw new IllegalArgumentException("not today");
      case "hang" -> hang();
      default ->
          ("{\"statusCode\":201,\"headers\":{\"X-Test\":\"yes\",\"content-type\":\"application/json\","
                  + "\"Content-Length\":\"3\"},\"cookies\":[\"a=1; Path=/\",\"b=2\"],"
                  + "\"isBase64Encoded\":true,\"body\":\"%s\"}")
              .formatted(
                  Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8)));
    };
  }

  private static String hang() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "";
  }
}
