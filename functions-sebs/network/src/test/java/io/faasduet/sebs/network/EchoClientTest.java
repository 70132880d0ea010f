package io.faasduet.sebs.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EchoClientTest {
  @Test
  void aRoundHasTheTimesOfItsDatagram() throws IOException {
    try (EchoServer server = EchoServer.start(InetAddress.getLoopbackAddress());
        EchoClient client =
            new EchoClient(
                new InetSocketAddress("127.0.0.1", server.port()), "id", Clock.systemUTC())) {
      EchoClient.Round round = client.round(Duration.ofSeconds(3)).orElseThrow();
      assertThat(round.received()).isAfterOrEqualTo(round.sent());
      assertThat(round.rtt()).isPositive();
    }
  }

  /** A server of one test, which answers when the test says so. */
  @Test
  void whatComesTooLateIsNotTakenForTheNextRound() throws IOException {
    try (DatagramSocket server =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        EchoClient client =
            new EchoClient(
                (InetSocketAddress) server.getLocalSocketAddress(), "id", Clock.systemUTC())) {
      assertThat(client.round(Duration.ofMillis(20))).isEmpty();
      DatagramPacket first = new DatagramPacket(new byte[100], 100);
      server.receive(first);
      assertThat(new String(first.getData(), 0, first.getLength(), UTF_8)).isEqualTo("id");
      server.send(first); // late

      Optional<EchoClient.Round> second = client.round(Duration.ofMillis(20));
      assertThat(second).as("a round that the server has not answered").isEmpty();
    }
  }

  @Test
  void aPortThatNobodyListensOnIsALostRound() throws IOException {
    int free;
    try (DatagramSocket socket = new DatagramSocket()) {
      free = socket.getLocalPort();
    }
    try (EchoClient client =
        new EchoClient(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), free),
            "id",
            Clock.systemUTC())) {
      assertThat(client.round(Duration.ofMillis(50))).isEmpty();
      assertThat(client.round(Duration.ofMillis(50))).isEmpty();
    }
  }
}
