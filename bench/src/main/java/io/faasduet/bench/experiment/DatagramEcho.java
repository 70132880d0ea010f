package io.faasduet.bench.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.bench.results.RoundTrip;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A UDP server that sends datagrams of one text back, and notes when. */
final class DatagramEcho implements AutoCloseable {
  private static final int BUFFER_BYTES = 1024;

  private final DatagramSocket socket;
  private final String text;
  private final Clock clock;
  private final List<RoundTrip.Span> echoed = new ArrayList<>();

  /**
   * Starts it on any free port of an address of this machine.
   *
   * @param text what is sent back; anything else is dropped
   * @param clock what the times are read from
   * @throws IOException if the address is none of this machine
   */
  DatagramEcho(String address, String text, Clock clock) throws IOException {
    this.text = text;
    this.clock = clock;
    InetSocketAddress place = new InetSocketAddress(address, 0);
    if (place.isUnresolved()) {
      throw new IOException(address + " has no address");
    }
    this.socket = new DatagramSocket(place);
    Thread thread = new Thread(this::serve, "duet-datagram-echo");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[BUFFER_BYTES], BUFFER_BYTES);
    while (!socket.isClosed()) {
      try {
        packet.setLength(BUFFER_BYTES);
        socket.receive(packet);
        Instant received = clock.instant();
        if (new String(packet.getData(), 0, packet.getLength(), UTF_8).equals(text)) {
          // noted first: who has the datagram back may ask for it at once
          synchronized (echoed) {
            echoed.add(new RoundTrip.Span(received, clock.instant()));
          }
          socket.send(packet);
        }
      } catch (IOException e) {
        // the client has gone, or the server is closed
      }
    }
  }

  /** Its port. */
  int port() {
    return socket.getLocalPort();
  }

  /** The datagrams so far, from arrival to return. */
  List<RoundTrip.Span> echoed() {
    synchronized (echoed) {
      return List.copyOf(echoed);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
