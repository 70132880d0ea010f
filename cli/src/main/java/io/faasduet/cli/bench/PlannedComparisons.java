package io.faasduet.cli.bench;

import io.faasduet.bench.analysis.ComparisonFamily;
import io.faasduet.bench.experiment.ColdStarts;
import io.faasduet.bench.experiment.ResourceUse;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanSchema;
import java.util.Optional;
import java.util.OptionalInt;

/** The comparisons that a plan's page will make, and the cold starts that they need. */
record PlannedComparisons(Plan plan) {
  int count() {
    int targets =
        plan.targets().stream()
            .mapToInt(
                text ->
                    PlanSchema.STANDARD.platforms().of(text).local() ? plan.memoryMb().size() : 1)
            .sum();
    int compared =
        (int) plan.experiments().stream().filter(of -> !(of instanceof ResourceUse)).count();
    return plan.functions().size() * compared * targets * (targets - 1) / 2;
  }

  /** The cold starts of each function on each target; empty if the plan has none. */
  private OptionalInt starts() {
    return plan.experiments().stream()
        .filter(ColdStarts.class::isInstance)
        .mapToInt(experiment -> ((ColdStarts) experiment).starts())
        .findFirst();
  }

  /** Says how many starts can show a difference; empty if nothing is compared, or no start. */
  Optional<String> needs() {
    return count() == 0 || starts().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d comparisons: %d cold starts of each function on each target can show a difference;"
                    .formatted(count(), ComparisonFamily.startsNeeded(count()))
                + " the plan has "
                + starts().getAsInt());
  }

  /** Says that the starts are too few, if they are. */
  Optional<String> warning() {
    return needs()
        .filter(text -> starts().getAsInt() < ComparisonFamily.startsNeeded(count()))
        .map(
            text ->
                "%d starts cannot show a difference among %d comparisons; %d can"
                    .formatted(
                        starts().getAsInt(), count(), ComparisonFamily.startsNeeded(count())));
  }
}
