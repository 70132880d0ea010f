package io.faasduet.bench.experiment;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.bench.results.Run;
import io.faasduet.runtime.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The models that functions' responses have named so far. */
public final class ObservedModels {
  private final Map<String, Run.Model> byFunction = new LinkedHashMap<>();

  /** Notes the model that a response names, if it names one. */
  void learn(String function, byte[] json) {
    named(json).ifPresent(model -> byFunction.put(function, model));
  }

  /** The model that a response names, if it names one. */
  public static Optional<Run.Model> named(byte[] json) {
    try {
      return Json.read(json, Named.class).model();
    } catch (InvalidRequestException e) {
      return Optional.empty(); // a valid response all the same
    }
  }

  /** The models by what results call their functions. */
  public Map<String, Run.Model> byFunction() {
    return Map.copyOf(byFunction);
  }

  /** The part of a response that names its model. */
  record Named(Optional<Run.Model> model) {}
}
