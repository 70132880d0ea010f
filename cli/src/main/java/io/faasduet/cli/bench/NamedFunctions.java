package io.faasduet.cli.bench;

import io.faasduet.bench.option.Seconds;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanSchema;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.bench.platform.PackagedForm;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.cli.catalogue.Catalogue;
import io.faasduet.cli.catalogue.Descriptor;
import io.faasduet.cli.catalogue.PackagedFunction;
import io.faasduet.cli.command.InheritedEnvironment;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.function.BenchmarkInputs;
import io.faasduet.cli.function.InputOption;
import io.faasduet.cli.function.ModelOption;
import io.faasduet.cli.function.RequestOption;
import io.faasduet.localcloud.distance.DistanceProfile;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The functions of a plan, each looked up once by its name. */
final class NamedFunctions {
  private final Plan plan;
  private final Catalogue catalogue;
  private final Set<PackagedForm> forms;
  private final Map<String, PackagedFunction> found = new HashMap<>();

  /**
   * Those of a plan.
   *
   * @param forms those that the plan's targets on this machine need; with none of these nothing of
   *     a function needs to be here
   */
  private NamedFunctions(Plan plan, Catalogue catalogue, Set<PackagedForm> forms) {
    this.plan = plan;
    this.catalogue = catalogue;
    this.forms = forms;
  }

  /** Those of this directory, and Duet's own. */
  static NamedFunctions of(Plan plan, PlanSchema schema) {
    Set<PackagedForm> forms = EnumSet.noneOf(PackagedForm.class);
    for (String target : plan.targets()) {
      Platform platform = schema.platforms().of(target);
      if (platform.local()) {
        forms.addAll(platform.forms());
      }
    }
    return new NamedFunctions(plan, Catalogue.ofThisDirectory(), forms);
  }

  /**
   * Refuses what cannot be measured, before anything is started; warns of requests with fields that
   * a function does not have.
   *
   * @throws UsageException if there is no such function, it is not built, or it lacks what its
   *     options are for
   */
  void requireUsable(PrintWriter err) {
    for (PlannedFunction function : plan.functions()) {
      requireUsable(function);
      descriptor(function)
          .ifPresent(descriptor -> RequestOption.warn(function.request(), descriptor, err));
    }
  }

  private void requireUsable(PlannedFunction function) {
    if (forms.isEmpty()) {
      if (function.size().isPresent()) {
        throw new UsageException(
            "the size of an input is for targets on this machine, and there is none; leave it out, and give the request");
      }
      return;
    }
    PackagedFunction entry = find(function);
    entry.artefact(forms);
    function.model().ifPresent(model -> ModelOption.of(model).settings(entry));
    InputOption.requireUse(function.size(), List.of(entry));
  }

  /**
   * How far the storage of the plan's functions is.
   *
   * @throws UsageException if there is no such profile, or no function with storage on this machine
   */
  Optional<DistanceProfile> distance() {
    if (plan.distance().isEmpty()) {
      return Optional.empty();
    }
    DistanceProfile profile;
    try {
      profile = DistanceProfile.of(plan.distance().get());
    } catch (IllegalArgumentException e) {
      throw new UsageException("distance: " + e.getMessage());
    }
    boolean stored =
        !forms.isEmpty()
            && plan.functions().stream()
                .filter(function -> function.request().isEmpty())
                .flatMap(function -> descriptor(function).stream())
                .anyMatch(Descriptor::hasStoredInput);
    if (!stored) {
      throw new UsageException(
          "distance is for storage on this machine, and no function of the plan has any; leave it out");
    }
    return Optional.of(profile);
  }

  /** A function with its artefact, its request and its settings. */
  ResolvedFunction resolve(PlannedFunction function, BenchmarkInputs inputs) {
    if (forms.isEmpty()) {
      // the request that every function has a default for
      return ResolvedFunction.elsewhere(
          function
              .request()
              .orElseGet(() -> descriptor(function).map(Descriptor::benchmarkJson).orElse("{}")));
    }
    PackagedFunction entry = find(function);
    Map<String, String> settings =
        new HashMap<>(InheritedEnvironment.with(entry.descriptor().environment()));
    function.model().ifPresent(model -> settings.putAll(ModelOption.of(model).settings(entry)));
    return inputs.resolved(
        entry,
        entry.artefact(forms),
        function.request(),
        function.size(),
        Seconds.of(plan.timeoutSeconds()),
        settings);
  }

  private PackagedFunction find(PlannedFunction function) {
    return found.computeIfAbsent(function.function(), catalogue::find);
  }

  private Optional<Descriptor> descriptor(PlannedFunction function) {
    try {
      return Optional.of(find(function).descriptor());
    } catch (UsageException unknown) {
      return Optional.empty();
    }
  }
}
