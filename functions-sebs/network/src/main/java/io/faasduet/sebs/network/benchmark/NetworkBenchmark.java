package io.faasduet.sebs.network.benchmark;

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
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * SeBS's 020.network-benchmark: sends datagrams to a server that returns them, and stores when each
 * was sent and received. What comes back too late for its round is dropped. Thread-safe.
 */
public final class NetworkBenchmark
    implements ServerlessFunction<RoundsRequest, NetworkBenchmarkResponse> {
  private static final Duration FIRST = Duration.ofSeconds(3);
  private static final Duration LATER = Duration.ofSeconds(2);
  private static final int MOST_LOST = 5;

  /** The function's description. */
  public static final FunctionSpec<RoundsRequest, NetworkBenchmarkResponse> SPEC =
      FunctionSpec.builder(
              "network-benchmark",
              RoundsRequest.class,
              NetworkBenchmarkResponse.class,
              NetworkBenchmark::new)
          .summary("measures round trips of UDP datagrams (SeBS 020)")
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
  public NetworkBenchmark(InitContext context) {
    this.storage = BenchmarkStorage.open(context.settings());
    this.clock = context.clock();
  }

  @Override
  public NetworkBenchmarkResponse apply(RoundsRequest request, Invocation invocation)
      throws IOException {
    String id = request.requestId().orElse(invocation.requestId());
    RoundTable table = new RoundTable();
    InetSocketAddress server = new InetSocketAddress(request.serverAddress(), request.serverPort());
    try (EchoClient client = new EchoClient(server, id, clock)) {
      Duration timeout = FIRST;
      int lost = 0;
      // the first round warms up and is dropped
      for (int number = 0; number <= request.repetitions() && lost < MOST_LOST; number++) {
        table.sent(number);
        Optional<EchoClient.Round> round = client.round(timeout);
        if (round.isEmpty()) {
          lost++;
          continue;
        }
        lost = 0;
        timeout = LATER;
        if (number > 0) {
          table.add(number, round.get());
        }
      }
    } catch (IOException e) {
      throw silent(server, e);
    }
    if (table.rows() == 0) {
      throw silent(server, null);
    }
    return new NetworkBenchmarkResponse(
        table.store(storage, request.bucket(), id),
        request.includeRounds().filter(asked -> asked).map(asked -> table.rounds()));
  }

  private static FunctionException silent(InetSocketAddress server, Exception cause) {
    return new FunctionException(
        ErrorKind.UNAVAILABLE,
        "no datagram came back from %s:%d".formatted(server.getHostString(), server.getPort()),
        cause);
  }

  @Override
  public void close() {
    storage.close();
  }
}
