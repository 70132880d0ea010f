package io.faasduet.cli.bench;

import static io.faasduet.cli.bench.PlanOptions.parse;

import io.faasduet.bench.experiment.PingPong;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "ping-pong",
    description = {
      "Measure round trips of datagrams between functions and this machine, their",
      "loss, and how far the functions' clocks are ahead."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet bench ping-pong network-benchmark --rounds 1000"})
final class BenchPingPongCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin PlanOptions options = new PlanOptions();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "200",
      description = "The request's field 'repetitions'; default ${DEFAULT-VALUE}.")
  int rounds;

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "5",
      description = "Invocations on each target; default ${DEFAULT-VALUE}.")
  int calls;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "This machine's address that functions reach; default ${DEFAULT-VALUE}.")
  String listen;

  @Option(
      names = "--public-address",
      paramLabel = "HOST",
      description = "By which functions reach that address, where it is another one.")
  @Nullable String publicAddress;

  @Mixin RunOutput out = new RunOutput();

  @Override
  public Integer call() {
    PingPong pingPong =
        parse(() -> new PingPong(rounds, calls, listen, Optional.ofNullable(publicAddress)));
    return new BenchRun(spec, out, options.servers)
        .measure(options.plan("ping-pong", List.of(pingPong)));
  }
}
