package io.faasduet.sebs.uploader;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.OwnHost;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of one file of bytes that a seed decides, on a free port of this machine. */
final class SeededSource implements AutoCloseable {
  private static final int CHUNK_BYTES = 1 << 16;

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final String host;
  private final String name;
  private final String md5;

  private SeededSource(HttpServer server, String host, Path file, String md5) {
    this.server = server;
    this.host = host + ":" + server.getAddress().getPort();
    this.name = file.getFileName().toString();
    this.md5 = md5;
    server.setExecutor(workers);
    server
        .createContext("/", exchange -> answer(exchange, file))
        .getFilters()
        .add(new OwnHost(this.host));
    server.start();
  }

  /**
   * Makes a file in an input's directory, where it stays, and serves it.
   *
   * @param context what it is served for
   */
  static SeededSource serve(InputContext context, String name, long bytes) throws IOException {
    Path file = context.directory().resolve(name);
    String md5 = write(file, bytes, context.seed());
    return new SeededSource(
        HttpServer.create(new InetSocketAddress(context.listenAddress(), 0), 0),
        context.serverHost(),
        file,
        md5);
  }

  private static String write(Path file, long bytes, long seed) throws IOException {
    MessageDigest digest = Md5.digest();
    SplittableRandom random = new SplittableRandom(seed);
    byte[] chunk = new byte[CHUNK_BYTES];
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      for (long left = bytes; left > 0; left -= chunk.length) {
        random.nextBytes(chunk);
        out.write(chunk, 0, (int) Math.min(left, chunk.length));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void answer(HttpExchange exchange, Path file) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/" + name)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.sendResponseHeaders(200, Files.size(file));
      Files.copy(file, exchange.getResponseBody());
    }
  }

  /** Where the file is. */
  URI url() {
    return URI.create("http://" + host + "/" + name);
  }

  /** The file's MD5 in hex. */
  String md5() {
    return md5;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
