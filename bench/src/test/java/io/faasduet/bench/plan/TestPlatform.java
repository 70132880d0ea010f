package io.faasduet.bench.plan;

import io.faasduet.bench.platform.AnswerCheck;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Platforms;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A platform of targets that a test makes of the plan's texts. */
record TestPlatform(Function<TargetRequest, Target> targets) implements Platform {
  /** Duet's experiments on those targets alone. */
  static PlanSchema schema(Function<TargetRequest, Target> targets) {
    return new PlanSchema(
        new Platforms(List.of(new TestPlatform(targets))), PlanSchema.STANDARD.experiments());
  }

  /** Targets of a plan, whose functions have an empty request. */
  static PlanTargets targets(Plan plan, PlanSchema schema) {
    return targets(plan, schema, AnswerCheck.NONE);
  }

  /** The same with a check of their answers. */
  static PlanTargets targets(Plan plan, PlanSchema schema, AnswerCheck check) {
    return new PlanTargets(
        plan,
        schema.platforms(),
        function -> new ResolvedFunction(Optional.empty(), "{}", Map.of(), check));
  }

  static RunOrigin origin() {
    return new RunOrigin("duet bench run", new Run.Version("0.1.0", Optional.empty()), List.of());
  }

  @Override
  public String key() {
    return "test";
  }

  @Override
  public boolean accepts(String target) {
    return true;
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public Target open(TargetRequest request) {
    return targets.apply(request);
  }
}
