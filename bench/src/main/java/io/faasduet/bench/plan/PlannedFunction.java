package io.faasduet.bench.plan;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.PlanException;
import java.util.Optional;
import java.util.Set;

/**
 * One function and what is asked of it.
 *
 * @param function its name, as {@code duet list} shows it
 * @param name what results call it; the function's name unless given
 * @param request the request, a JSON object; the function's published workload unless given
 * @param model the model that answers, as {@code duet invoke --model} takes it; the function's own
 *     unless given
 * @param size how much work the input is that the function's generator makes: {@code test}, {@code
 *     small} or {@code large}; {@code test} unless given
 */
public record PlannedFunction(
    String function,
    Optional<String> name,
    Optional<String> request,
    Optional<String> model,
    Optional<String> size) {
  private static final Set<String> SIZES = Set.of("test", "small", "large");

  public PlannedFunction {
    requireNonNull(function, "function");
    requireNonNull(request, "request");
    requireNonNull(model, "model");
    requireNonNull(size, "size");
    if (size.isPresent() && request.isPresent()) {
      throw new PlanException("functions has both a request and a size; leave one out");
    }
    size.ifPresent(PlannedFunction::requireSize);
    name.ifPresent(text -> FieldChecks.plain("functions.name", text));
  }

  /** A function as it is, with its published workload. */
  public static PlannedFunction of(String function) {
    return new PlannedFunction(
        function, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same under another name in results. */
  public PlannedFunction named(String label) {
    return new PlannedFunction(function, Optional.of(label), request, model, size);
  }

  private static void requireSize(String size) {
    if (!SIZES.contains(size)) {
      throw new PlanException("functions.size must be test, small or large, not '" + size + "'");
    }
  }

  /** What results call it. */
  public String label() {
    return name.orElse(function);
  }
}
