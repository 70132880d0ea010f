package io.faasduet.bench.platform;

import io.faasduet.bench.option.NearestName;
import io.faasduet.bench.option.PlanException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The platforms that plans may name.
 *
 * @param all in the order that messages list them
 */
public record Platforms(List<Platform> all) {
  public Platforms {
    all = List.copyOf(all);
  }

  /**
   * The platform of a plan's target.
   *
   * @throws PlanException if there is none
   */
  public Platform of(String target) {
    return all.stream()
        .filter(platform -> platform.accepts(target))
        .findFirst()
        .orElseThrow(() -> unknown(target));
  }

  private PlanException unknown(String target) {
    String forms = all.stream().map(Platform::syntax).collect(Collectors.joining(", "));
    List<String> keys = all.stream().map(Platform::key).toList();
    return new PlanException(
        "'%s' is no target%s: there are %s"
            .formatted(target, NearestName.question(target, keys), forms));
  }
}
