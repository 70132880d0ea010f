package io.faasduet.bench.plan;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.option.FieldChecks;
import java.util.Optional;

/**
 * One function and what is asked of it.
 *
 * @param function its name, as {@code duet list} shows it
 * @param name what results call it; the function's name unless given
 * @param request the request, a JSON object; the function's published workload unless given
 * @param model the model that answers, as {@code duet invoke --model} takes it; the function's own
 *     unless given
 */
public record PlannedFunction(
    String function, Optional<String> name, Optional<String> request, Optional<String> model) {
  public PlannedFunction {
    requireNonNull(function, "function");
    requireNonNull(request, "request");
    requireNonNull(model, "model");
    name.ifPresent(text -> FieldChecks.plain("functions.name", text));
  }

  /** A function as it is, with its published workload. */
  public static PlannedFunction of(String function) {
    return new PlannedFunction(function, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same under another name in results. */
  public PlannedFunction named(String label) {
    return new PlannedFunction(function, Optional.of(label), request, model);
  }

  /** What results call it. */
  public String label() {
    return name.orElse(function);
  }
}
