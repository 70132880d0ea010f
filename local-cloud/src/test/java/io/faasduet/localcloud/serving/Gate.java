package io.faasduet.localcloud.serving;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** Holds requests in other processes until it is opened; each waits on a connection to its port. */
final class Gate implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final ServerSocket server;
  private final List<Socket> held = new ArrayList<>();

  Gate() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server.setSoTimeout(PATIENCE_MILLIS);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Returns when so many requests wait. */
  void awaitHeld(int count) throws IOException {
    while (held.size() < count) {
      held.add(server.accept());
    }
  }

  /** Lets go those that wait and those that will come. */
  void open() throws IOException {
    server.close();
    for (Socket request : held) {
      request.close();
    }
  }

  @Override
  public void close() throws IOException {
    open();
  }

  /** Waits, in the process of a request, until the gate of that port is open. */
  static void pass(int port) throws IOException {
    try (Socket gate = new Socket(InetAddress.getLoopbackAddress(), port)) {
      gate.getInputStream().read();
    } catch (ConnectException open) {
      // nobody listens any more
    } catch (SocketException open) {
      // closed before it was accepted
    }
  }
}
