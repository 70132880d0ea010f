package io.faasduet.bench.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.AnswerCheck;
import io.faasduet.bench.results.RoundTrip;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleKind;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PingPongTest {
  private static final Sample SAMPLE =
      new SampleBuilder("f", "http", SampleKind.PING_PONG, "step", 3).succeeded(1).build();

  @Test
  void theServerReturnsDatagramsOfItsTextAndDropsOthers() throws IOException {
    Instant before = Instant.now();
    try (DatagramEcho echo = new DatagramEcho("127.0.0.1", "id", Clock.systemUTC());
        DatagramSocket client = new DatagramSocket()) {
      client.setSoTimeout(10_000);
      client.connect(InetAddress.getLoopbackAddress(), echo.port());
      for (String text : List.of("id", "stop", "id")) {
        client.send(new DatagramPacket(text.getBytes(UTF_8), text.length()));
      }
      for (int i = 0; i < 2; i++) {
        DatagramPacket back = new DatagramPacket(new byte[100], 100);
        client.receive(back);
        assertThat(new String(back.getData(), 0, back.getLength(), UTF_8)).isEqualTo("id");
      }
      assertThat(echo.echoed())
          .hasSize(2)
          .allMatch(span -> !span.from().isBefore(before) && !span.to().isBefore(span.from()));
    }
  }

  @Test
  void datagramsOfBothClocksAreMatchedByTheirOrder() throws IOException {
    List<RoundTrip> trips = PingPongCalls.trips(SAMPLE, response(), echoed(4));
    assertThat(trips).extracting(RoundTrip::round).containsExactly(1, 2, 3);
    assertThat(trips.get(0).client())
        .hasValue(
            new RoundTrip.Span(
                Instant.ofEpochSecond(100, 250_001_000), Instant.ofEpochSecond(100, 250_002_000)));
    assertThat(trips.get(1).client()).as("lost").isEmpty();
    assertThat(trips)
        .extracting(trip -> trip.server().orElseThrow().from().getEpochSecond())
        .as("the first of all warms up")
        .containsExactly(1L, 2L, 3L);
    assertThat(trips.get(0).began()).hasValue(Instant.ofEpochSecond(99, 500_000_000));
  }

  @Test
  void whereSomeDidNotArriveNoneIsMatched() throws IOException {
    assertThat(PingPongCalls.trips(SAMPLE, response(), echoed(3)))
        .hasSize(3)
        .allMatch(trip -> trip.server().isEmpty());
  }

  @Test
  void functionsWithoutAServerAndAddressesOfOthersAreRefused() {
    assertThatThrownBy(() -> new PingPong().steps(List.of(workload("{\"a\":1}")), 1))
        .isInstanceOf(PlanException.class)
        .hasMessageEndingWith("the request of f has no field 'server-address'");
    List<Workload> asking = List.of(workload("{\"server-address\":\"x\"}"));
    assertThatThrownBy(() -> new PingPong(20, 1, "192.0.2.1", Optional.empty()).steps(asking, 1))
        .isInstanceOf(PlanException.class)
        .hasMessageStartingWith("'ping_pong.listen' must be an address of this machine");
    assertThat(new PingPong().steps(asking, 1)).hasSize(1);
  }

  private static Workload workload(String json) {
    return new Workload("f", "f", json, AnswerCheck.NONE, List.of(new IdleTarget()));
  }

  private static JsonNode response() throws IOException {
    return new ObjectMapper()
        .readTree(
            """
            {"result":{"bucket-key":"k","timestamp":99.5},
             "rounds":{"id":[1,3],"client-send":[100.250001,100.260001],
                       "client-rcv":[100.250002,100.260002],"sent":3}}
            """);
  }

  private static List<RoundTrip.Span> echoed(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new RoundTrip.Span(Instant.ofEpochSecond(i), Instant.ofEpochSecond(i)))
        .toList();
  }
}
