package io.faasduet.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads requests whose body is {@code {}} and answers each with the same bytes, or worse. */
final class MisbehavingServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final Behaviour behaviour;

  MisbehavingServer(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    this.listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** What it does when it has read a request. */
  @FunctionalInterface
  interface Behaviour {
    /** Returns whether the connection stays open. */
    boolean answer(Socket connection) throws IOException;
  }

  /** Answers with these bytes and goes on. */
  static Behaviour saying(String bytes) {
    return connection -> {
      say(connection, bytes);
      return true;
    };
  }

  /** Answers with these bytes, if any, and closes the connection. */
  static Behaviour sayingLast(String bytes) {
    return connection -> {
      say(connection, bytes);
      return false;
    };
  }

  static void say(Socket connection, String bytes) throws IOException {
    connection.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/path?query=1");
  }

  /** How many connections were made to it. */
  int accepted() {
    return accepted.get();
  }

  private void accept() throws IOException {
    while (true) {
      Socket connection = listener.accept();
      accepted.incrementAndGet();
      connections.add(connection);
      start(() -> serve(connection));
    }
  }

  private void serve(Socket connection) throws IOException {
    try (connection) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
      boolean open = true;
      while (open) {
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
          line = in.readLine();
        }
        if (line == null || in.read() != '{' || in.read() != '}') {
          return;
        }
        open = behaviour.answer(connection);
      }
    }
  }

  /** Closes all connections at once, as the kernel does for a process that is killed. */
  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private static void start(Serving serving) {
    Thread thread =
        new Thread(
            () -> {
              try {
                serving.run();
              } catch (IOException e) {
                // closed, by either side: there is nobody left to serve
              }
            },
            "misbehaving-server");
    thread.setDaemon(true);
    thread.start();
  }

  @FunctionalInterface
  private interface Serving {
    void run() throws IOException;
  }
}
