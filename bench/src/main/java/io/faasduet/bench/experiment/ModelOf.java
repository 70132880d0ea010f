package io.faasduet.bench.experiment;

import io.faasduet.bench.results.Run;
import io.faasduet.runtime.InvalidRequestException;
import io.faasduet.runtime.Json;
import java.util.Optional;

/** Finds the model that a function's answer names. */
final class ModelOf {
  private ModelOf() {}

  static Optional<Run.Model> answer(byte[] json) {
    try {
      return Json.read(json, Named.class).model();
    } catch (InvalidRequestException e) {
      return Optional.empty();
    }
  }

  /** The part of an answer that names its model. */
  record Named(Optional<Run.Model> model) {}
}
