package io.faasduet.sebs.network;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A UDP socket that sends a text to a server and awaits it back. Not thread-safe. */
public final class EchoClient implements AutoCloseable {
  private static final int BUFFER_BYTES = 1024;

  private final DatagramSocket socket = new DatagramSocket();
  private final byte[] text;
  private final Clock clock;
  private boolean lost;

  /**
   * A socket for a server.
   *
   * @param text what is sent
   * @param clock what the times are read from
   * @throws IOException if the name of the server has no address
   */
  public EchoClient(InetSocketAddress server, String text, Clock clock) throws IOException {
    this.text = text.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
    try {
      socket.connect(server);
    } catch (IOException | IllegalArgumentException e) {
      socket.close();
      throw new IOException(server + " has no address", e);
    }
  }

  /**
   * One round: sends, and waits for what comes back.
   *
   * @return when it was sent and received; empty if nothing came in time
   */
  public Optional<Round> round(Duration timeout) throws IOException {
    if (lost) {
      drain();
    }
    socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
    Instant sent = clock.instant();
    long start = System.nanoTime();
    socket.send(new DatagramPacket(text, text.length));
    lost = !arrives();
    return lost
        ? Optional.empty()
        : Optional.of(
            new Round(sent, clock.instant(), Duration.ofNanos(System.nanoTime() - start)));
  }

  /** What comes late belongs to an earlier round, and would make this one too short. */
  private void drain() throws IOException {
    socket.setSoTimeout(1);
    while (arrives()) {
      // and is dropped
    }
  }

  private boolean arrives() throws IOException {
    try {
      socket.receive(new DatagramPacket(new byte[BUFFER_BYTES], BUFFER_BYTES));
      return true;
    } catch (SocketTimeoutException | PortUnreachableException e) {
      return false;
    }
  }

  /** Sends a text for which nothing comes back. */
  public void say(String message) throws IOException {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length));
  }

  @Override
  public void close() {
    socket.close();
  }

  /**
   * The times of a round, by this machine's clock.
   *
   * @param sent when the text was sent
   * @param received when it was back
   * @param rtt the round-trip time, by a monotonic clock
   */
  public record Round(Instant sent, Instant received, Duration rtt) {}
}
