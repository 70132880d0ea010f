package io.faasduet.sebs.network.clock;

import io.faasduet.api.Settings;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.network.EchoedTable;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * A server on this machine that returns datagrams; 20 rounds without a shorter one end the
 * benchmark, as in SeBS's experiment, or 100 for the large input.
 */
public final class ClockSynchronizationInput implements InputGenerator, AutoCloseable {
  private static final double SECONDS_PER_DAY = 86_400;

  private final EchoedTable table;
  private final Clock clock;

  /** With the storage that the environment names. */
  public ClockSynchronizationInput() {
    this(Settings.of(System.getenv()), Clock.systemUTC());
  }

  /** With the storage that settings name. */
  public ClockSynchronizationInput(Settings settings, Clock clock) {
    this.table = new EchoedTable(settings);
    this.clock = clock;
  }

  @Override
  public GeneratedInput generate(InputContext context) throws IOException {
    return table.input(
        context,
        switch (context.size()) {
          case TEST, SMALL -> 20;
          case LARGE -> 100;
        });
  }

  @Override
  public Optional<String> validate(BenchmarkAnswer answer) {
    Map<?, ?> result = answer.result(Map.class).orElse(Map.of());
    Object timestamp = result.get("timestamp");
    double now = clock.millis() / 1e3;
    if (!(timestamp instanceof Number time)
        || Math.abs(time.doubleValue() - now) > SECONDS_PER_DAY) {
      return Optional.of("the timestamp is %s, and it is %.3f".formatted(timestamp, now));
    }
    int rounds = ((Number) answer.payload().get("repetitions")).intValue();
    return table.fault(answer.context(), result.get("bucket-key"), rounds);
  }

  @Override
  public void close() {
    table.close();
  }
}
