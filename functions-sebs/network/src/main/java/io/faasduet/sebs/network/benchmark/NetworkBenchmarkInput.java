package io.faasduet.sebs.network.benchmark;

import io.faasduet.api.Settings;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.network.EchoedTable;
import java.io.IOException;
import java.util.Optional;

/**
 * A server on this machine that returns datagrams, 20, 200 or 1,000 times. SeBS's own payload names
 * no server, so that the benchmark could not be invoked by itself.
 */
public final class NetworkBenchmarkInput implements InputGenerator, AutoCloseable {
  private final EchoedTable table;

  /** With the storage that the environment names. */
  public NetworkBenchmarkInput() {
    this(Settings.of(System.getenv()));
  }

  /** With the storage that settings name. */
  public NetworkBenchmarkInput(Settings settings) {
    this.table = new EchoedTable(settings);
  }

  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    return table.input(
        context,
        switch (context.size()) {
          case TEST -> 20;
          case SMALL -> 200;
          case LARGE -> 1_000;
        });
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    int rounds = ((Number) answer.payload().get("repetitions")).intValue();
    return table.fault(answer.context(), answer.response().get("result"), rounds);
  }

  @Override
  public void close() {
    table.close();
  }
}
