package io.faasduet.sebs.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FunctionException;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.runtime.json.Json;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.GeneratedInput;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputGenerator;
import io.faasduet.sebs.InputSize;
import io.faasduet.sebs.network.benchmark.NetworkBenchmark;
import io.faasduet.sebs.network.benchmark.NetworkBenchmarkInput;
import io.faasduet.sebs.network.clock.ClockSynchronization;
import io.faasduet.sebs.network.clock.ClockSynchronizationInput;
import io.faasduet.sebs.storage.BenchmarkStorage;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Generators, functions and checks together. */
class GeneratedRoundsTest {
  private final NetworkSetting setting = new NetworkSetting();
  private final InputContext context = NetworkSetting.context(InputSize.TEST);

  @AfterEach
  void close() {
    setting.close();
  }

  @Test
  void roundsAreStoredAndChecked() throws Exception {
    try (NetworkBenchmarkInput generator = new NetworkBenchmarkInput(setting.settings());
        NetworkBenchmark function = new NetworkBenchmark(InitContext.of(setting.settings()))) {
      GeneratedInput input = generator.generate(context);
      String key = function.apply(request(input, RoundsRequest.class), Invocation.of("r")).result();
      assertThat(validated(generator, input, Map.of("result", key))).isEmpty();
      assertThat(validated(generator, input, Map.of("result", key + "x")))
          .hasValueSatisfying(fault -> assertThat(fault).contains("is not out/results-"));
      assertThat(validated(generator, input, Map.of("result", "out/results-none.csv")))
          .hasValueSatisfying(fault -> assertThat(fault).contains("out/results-none.csv"));
      Map<String, Object> more = new HashMap<>(input.payload());
      more.put("repetitions", 21);
      assertThat(generator.validate(new BenchmarkAnswer(more, Map.of("result", key), context)))
          .contains("the stored table has 20 rounds of 21");
    }
  }

  @Test
  void clocksAreComparedUntilTheShortestRoundIsFound() throws Exception {
    try (ClockSynchronizationInput generator =
            new ClockSynchronizationInput(setting.settings(), Clock.systemUTC());
        ClockSynchronization function =
            new ClockSynchronization(InitContext.of(setting.settings()))) {
      GeneratedInput input = generator.generate(context);
      var result = function.apply(request(input, RoundsRequest.class), Invocation.of("r")).result();
      String key = result.bucketKey().orElseThrow();
      assertThat(
              validated(
                  generator,
                  input,
                  Map.of("result", Map.of("bucket-key", key, "timestamp", result.timestamp()))))
          .isEmpty();
      assertThat(
              validated(
                  generator,
                  input,
                  Map.of("result", Map.of("bucket-key", key, "timestamp", BigDecimal.ONE))))
          .hasValueSatisfying(fault -> assertThat(fault).startsWith("the timestamp is 1"));
      try (BenchmarkStorage storage = BenchmarkStorage.open(setting.settings())) {
        String table = new String(storage.download("bench", key), UTF_8);
        assertThat(table.lines().count()).isGreaterThan(20);
      }
    }
  }

  @Test
  void aServerThatReturnsNothingIsAFailure() throws Exception {
    NetworkBenchmarkInput generator = new NetworkBenchmarkInput(setting.settings());
    GeneratedInput input = generator.generate(context);
    generator.close();
    try (NetworkBenchmark function = new NetworkBenchmark(InitContext.of(setting.settings()))) {
      assertThatThrownBy(
              () -> function.apply(request(input, RoundsRequest.class), Invocation.of("r")))
          .isInstanceOf(FunctionException.class)
          .hasMessageContaining("no datagram came back from 127.0.0.1:");
    }
  }

  @Test
  void aFunctionElsewhereIsToldThePublicAddress() throws Exception {
    InputContext elsewhere = NetworkSetting.context(InputSize.TEST, Optional.of("localhost"));
    try (NetworkBenchmarkInput generator = new NetworkBenchmarkInput(setting.settings());
        NetworkBenchmark function = new NetworkBenchmark(InitContext.of(setting.settings()))) {
      GeneratedInput input = generator.generate(elsewhere);
      assertThat(input.payload()).containsEntry("server-address", "localhost");
      assertThat(function.apply(request(input, RoundsRequest.class), Invocation.of("r")).result())
          .startsWith("out/results-");
    }
  }

  private static <T> T request(GeneratedInput input, Class<T> type) {
    return Json.read(Json.write(input.payload()), type);
  }

  private Optional<String> validated(
      InputGenerator generator, GeneratedInput input, Map<String, Object> response)
      throws Exception {
    return generator.validate(new BenchmarkAnswer(input.payload(), response, context));
  }
}
