package io.faasduet.sebs.network.clock;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.sebs.network.EchoClient;
import io.faasduet.sebs.network.RoundTable;
import io.faasduet.sebs.network.RoundsRequest;
import io.faasduet.sebs.storage.BenchmarkStorage;
import io.faasduet.sebs.storage.BucketPaths;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * SeBS's 030.clock-synchronization: exchanges datagrams with a server until the shortest round trip
 * has stayed the shortest for a number of rounds, so that the offset of the clocks is known within
 * half of it. Thread-safe.
 */
public final class ClockSynchronization
    implements ServerlessFunction<RoundsRequest, ClockSynchronizationResponse> {
  private static final Duration TIMEOUT = Duration.ofSeconds(4);
  private static final int MOST_ROUNDS = 1_000;
  private static final int MOST_LOST = 7;

  /** The function's description. */
  public static final FunctionSpec<RoundsRequest, ClockSynchronizationResponse> SPEC =
      FunctionSpec.builder(
              "clock-synchronization",
              RoundsRequest.class,
              ClockSynchronizationResponse.class,
              ClockSynchronization::new)
          .summary("finds the shortest round trip to a server (SeBS 030)")
          .example(
              new RoundsRequest(
                  new BucketPaths("sebs", Optional.empty(), Optional.of("out"), Optional.empty()),
                  "127.0.0.1",
                  12000,
                  20,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()))
          .build();

  private final BenchmarkStorage storage;
  private final Clock clock;

  /** With the storage that the settings name. */
  public ClockSynchronization(InitContext context) {
    this.storage = BenchmarkStorage.open(context.settings());
    this.clock = context.clock();
  }

  @Override
  public ClockSynchronizationResponse apply(RoundsRequest request, Invocation invocation) {
    BigDecimal begun = request.incomeTimestamp().orElseGet(() -> seconds(clock.instant()));
    String id = request.requestId().orElse(invocation.requestId());
    RoundTable table = rounds(request, id);
    return new ClockSynchronizationResponse(
        new ClockSynchronizationResponse.Result(
            table.rows() == 0
                ? Optional.empty()
                : Optional.of(table.store(storage, request.bucket(), id)),
            begun),
        request.includeRounds().filter(asked -> asked).map(asked -> table.rounds()));
  }

  private RoundTable rounds(RoundsRequest request, String id) {
    InetSocketAddress server = new InetSocketAddress(request.serverAddress(), request.serverPort());
    RoundTable table = new RoundTable();
    try (EchoClient client = new EchoClient(server, id, clock)) {
      Duration shortest = TIMEOUT;
      int since = 0;
      int lost = 0;
      for (int number = 0;
          number < MOST_ROUNDS && since < request.repetitions() && lost < MOST_LOST;
          number++) {
        table.sent(number);
        Optional<EchoClient.Round> round = client.round(TIMEOUT);
        if (round.isEmpty()) {
          lost++;
          continue;
        }
        lost = 0;
        if (number == 0) {
          continue; // it warms up
        }
        table.add(number, round.get());
        boolean longer = round.get().rtt().compareTo(shortest) > 0;
        since = longer ? since + 1 : 0;
        shortest = longer ? shortest : round.get().rtt();
      }
      client.say("stop");
      return table;
    } catch (IOException e) {
      throw new FunctionException(
          ErrorKind.UNAVAILABLE,
          "the server %s:%d cannot be used: %s"
              .formatted(request.serverAddress(), request.serverPort(), e.getMessage()),
          e);
    }
  }

  private static BigDecimal seconds(Instant time) {
    return new BigDecimal(RoundTable.seconds(time));
  }

  @Override
  public void close() {
    storage.close();
  }
}
