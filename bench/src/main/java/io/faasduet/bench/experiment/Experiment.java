package io.faasduet.bench.experiment;

import io.faasduet.bench.results.Run;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An experiment, with its options. A new one is a record that implements this and an entry in the
 * list that the plan's schema is made with; its components are the fields under its key in a plan.
 *
 * <p>The record has a public constructor without arguments that gives the defaults, and checks its
 * components.
 */
public interface Experiment {

  /**
   * Refuses options that each are valid, but not together.
   *
   * @throws io.faasduet.bench.option.PlanException if they are; the message names the field
   */
  default void check() {}

  /** What results call it, where a plan may have several of its kind. */
  default Optional<String> label() {
    return Optional.empty();
  }

  /** Whether it measures nothing on a target where no request starts an instance. */
  default boolean needsNewInstances() {
    return false;
  }

  /** What is printed before it runs, a line each, where it takes much: bytes, hours, US dollars. */
  default List<String> announcement() {
    return List.of();
  }

  /**
   * The most requests that it sends to one target of one function; empty where that is not known
   * before it runs.
   */
  default OptionalLong mostRequests() {
    return OptionalLong.empty();
  }

  /** Whether it can be simulated in virtual time, on targets that are a model of a platform. */
  default boolean simulates() {
    return false;
  }

  /** Those functions on targets that it measures; results name no target that none measures. */
  default List<FunctionTarget> measured(List<FunctionTarget> pairs) {
    return pairs;
  }

  /** Its settings, for the description of the run. */
  List<Run.Setting> settings();

  /** The one experiment that this and the next are, if they share instances. */
  default Optional<Experiment> joined(Experiment next) {
    return Optional.empty();
  }

  /**
   * The steps, in order, each on all targets of all functions that it concerns.
   *
   * @param seed what random choices are drawn from
   */
  List<ExperimentStep> steps(List<Workload> workloads, long seed);
}
