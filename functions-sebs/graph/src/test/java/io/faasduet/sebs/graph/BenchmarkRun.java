package io.faasduet.sebs.graph;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import io.faasduet.runtime.json.Json;
import io.faasduet.sebs.BenchmarkAnswer;
import io.faasduet.sebs.InputContext;
import io.faasduet.sebs.InputSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A graph function's answers to payloads, as its generator gets them to check. */
public final class BenchmarkRun {
  private BenchmarkRun() {}

  /** What an input of a size is made for. */
  public static InputContext context(InputSize size) {
    return new InputContext(
        size,
        1,
        Optional.empty(),
        Path.of("unused"),
        "bucket",
        List.of(),
        List.of(),
        Duration.ofMinutes(2));
  }

  /** A function's response to a payload. */
  public static <O> O response(FunctionSpec<GraphRequest, O> spec, Map<String, Object> payload)
      throws Exception {
    GraphRequest request = Json.read(Json.write(payload), spec.requestType(), spec.fieldNaming());
    return spec.constructor()
        .apply(InitContext.of(Settings.of(Map.of())))
        .apply(request, Invocation.of("test"));
  }

  /** An answer with a result. */
  public static BenchmarkAnswer answer(Map<String, Object> payload, Object result) {
    return new BenchmarkAnswer(payload, Map.of("result", result), context(InputSize.TEST));
  }

  /** A payload that no generator makes. */
  public static Map<String, Object> payload(int size, long seed) {
    return Map.of("size", size, "seed", seed);
  }
}
