package io.faasduet.bench.experiment;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.platform.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A function, what is asked of it, and where.
 *
 * @param function what results call it
 * @param played the function's name
 * @param request the request, a JSON object
 * @param targets the platforms that play this function; their creator closes them
 */
public record Workload(String function, String played, String request, List<Target> targets) {
  public Workload {
    requireNonNull(function, "function");
    requireNonNull(request, "request");
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException(function + " has no target");
    }
    if (targets.stream().map(Target::name).distinct().count() < targets.size()) {
      throw new IllegalArgumentException("two targets of " + function + " have the same name");
    }
  }

  /** A function by its own name. */
  public Workload(String function, String request, List<Target> targets) {
    this(function, function, request, targets);
  }

  byte[] json() {
    return request.getBytes(StandardCharsets.UTF_8);
  }
}
