package io.faasduet.sebs.uploader;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faasduet.localcloud.storage.EmbeddedS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An S3 service with the bucket {@code bench}, and a server of sources, good and bad. */
final class UploadServers implements AutoCloseable {
  private static final byte[] CONTENT = "the content".getBytes(StandardCharsets.US_ASCII);

  private final EmbeddedS3 s3 = EmbeddedS3.start();
  private final List<String> userAgents = new CopyOnWriteArrayList<>();
  private final HttpServer sources;

  UploadServers() {
    try {
      sources = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    s3.createBucket("bench");
    sources.createContext("/", this::answer);
    sources.start();
  }

  /** {@code moved} leads to the file, {@code short} lacks its last byte, {@code busy} is 503. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      userAgents.add(String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
      switch (exchange.getRequestURI().getPath()) {
        case "/dir/file.bin" -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT);
        }
        case "/empty.bin" -> exchange.sendResponseHeaders(200, -1);
        case "/moved.bin" -> {
          exchange.getResponseHeaders().set("Location", "/dir/file.bin");
          exchange.sendResponseHeaders(302, -1);
        }
        case "/short.bin" -> {
          exchange.sendResponseHeaders(200, CONTENT.length + 1);
          exchange.getResponseBody().write(CONTENT);
          exchange.getResponseBody().flush();
        }
        case "/busy.bin" -> exchange.sendResponseHeaders(503, -1);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  EmbeddedS3 s3() {
    return s3;
  }

  byte[] content() {
    return CONTENT.clone();
  }

  List<String> userAgents() {
    return userAgents;
  }

  String url(String path) {
    return "http://127.0.0.1:" + sources.getAddress().getPort() + path;
  }

  String request(String url) {
    return "{\"object\":{\"url\":\"%s\",\"size\":\"test\"},\"bucket\":{\"bucket\":\"bench\",\"output\":\"out\"}}"
        .formatted(url);
  }

  @Override
  public void close() {
    sources.stop(0);
    s3.close();
  }
}
