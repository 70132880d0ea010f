package io.faasduet.sebs.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A UDP server on this machine that sends each datagram back to where it came from. */
public final class EchoServer implements AutoCloseable {
  private static final int BUFFER_BYTES = 1024;

  private final DatagramSocket socket;

  private EchoServer(DatagramSocket socket) {
    this.socket = socket;
  }

  /** Starts it on any free port of an address of this machine. */
  public static EchoServer start(InetAddress address) throws IOException {
    DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 0));
    Thread thread = new Thread(() -> serve(socket), "duet-echo");
    thread.setDaemon(true);
    thread.start();
    return new EchoServer(socket);
  }

  private static void serve(DatagramSocket socket) {
    DatagramPacket packet = new DatagramPacket(new byte[BUFFER_BYTES], BUFFER_BYTES);
    while (!socket.isClosed()) {
      try {
        packet.setLength(BUFFER_BYTES);
        socket.receive(packet);
        socket.send(packet);
      } catch (IOException e) {
        // the client has gone, or the server is closed
      }
    }
  }

  /** Its port. */
  public int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() {
    socket.close();
  }
}
