package io.faasduet.bench.experiment;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.bench.results.Run;
import io.faasduet.runtime.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The models that functions' answers have named so far. */
final class ObservedModels {
  private final Map<String, Run.Model> byFunction = new LinkedHashMap<>();

  /** Takes note of the model that an answer names, if it names one. */
  void learn(String function, byte[] json) {
    try {
      Json.read(json, Named.class).model().ifPresent(model -> byFunction.put(function, model));
    } catch (InvalidRequestException e) {
      return; // it is an answer all the same
    }
  }

  Map<String, Run.Model> byFunction() {
    return Map.copyOf(byFunction);
  }

  /** The part of an answer that names its model. */
  record Named(Optional<Run.Model> model) {}
}
