package io.faasduet.sebs.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.api.FunctionException;
import io.faasduet.api.Settings;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.storage.BenchmarkStorage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the generators of the network's benchmarks share: the server, and a look at the table. */
public final class EchoedTable implements AutoCloseable {
  private final Settings settings;
  private Optional<EchoServer> server = Optional.empty();

  /**
   * With the storage that the settings name.
   *
   * @param settings as for {@link BenchmarkStorage#open}
   */
  public EchoedTable(Settings settings) {
    this.settings = settings;
  }

  /** A payload for the server, which is started. */
  public GeneratedInput input(InputContext context, int repetitions) throws IOException {
    EchoServer started = EchoServer.start(context.listenAddress());
    server = Optional.of(started);
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("bucket", context.bucketField());
    payload.put("server-address", context.serverHost());
    payload.put("server-port", started.port());
    payload.put("repetitions", repetitions);
    return GeneratedInput.of(payload);
  }

  /** What is wrong with the table under a key; empty if nothing is. */
  public Optional<String> fault(InputContext context, Object key, int leastRows) {
    String prefix = context.outputs().get(0) + "/results-";
    if (!(key instanceof String text) || !text.startsWith(prefix) || !text.endsWith(".csv")) {
      return Optional.of("the key %s is not %s….csv".formatted(key, prefix));
    }
    try (BenchmarkStorage storage = BenchmarkStorage.open(settings)) {
      return RoundTable.fault(
          new String(storage.download(context.bucket(), text), UTF_8), leastRows);
    } catch (FunctionException e) {
      return Optional.of(e.getMessage());
    }
  }

  @Override
  public void close() {
    server.ifPresent(EchoServer::close);
  }
}
