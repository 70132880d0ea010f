package io.faasduet.cli.bench;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.experiment.Election;
import io.faasduet.bench.experiment.Eviction;
import io.faasduet.bench.experiment.InvocationOverhead;
import io.faasduet.bench.experiment.OfferedLoad;
import io.faasduet.bench.experiment.PingPong;
import io.faasduet.bench.experiment.ResourceUse;
import io.faasduet.bench.experiment.WarmCalls;
import io.faasduet.bench.experiment.training.ModelTraining;
import io.faasduet.bench.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** The parts of a plan of which no request was answered on some target. */
record Unanswered(Plan plan) {

  /** Those of a run that was not interrupted, such as {@code chameleon on http, warm}. */
  List<String> in(Summary summary) {
    List<String> parts = new ArrayList<>();
    for (Summary.FunctionSummary function : summary.functions()) {
      for (String target : summary.run().targetNames()) {
        String place = function.name() + " on " + target;
        if (failed(function.cold(), target)) {
          parts.add(place + ", cold");
        }
        if (plans(WarmCalls.class) && !answered(function.warm(), target)) {
          parts.add(place + ", warm");
        }
        if (plans(ResourceUse.class)
            && function.resources().stream()
                .noneMatch(of -> of.target().equals(target) && of.calls() > 0)) {
          parts.add(place + ", resources");
        }
        for (Summary.LoadSummary load : function.loads()) {
          if (failed(load.latencies(), target)) {
            parts.add(place + ", load " + load.name());
          }
        }
        if (plans(InvocationOverhead.class) && !overhead(function, target)) {
          parts.add(place + ", overhead");
        }
        if (plans(PingPong.class)
            && function.roundTrips().stream().noneMatch(of -> of.target().equals(target))) {
          parts.add(place + ", ping_pong");
        }
        if (plans(Eviction.class)
            && function.survivals().stream()
                .noneMatch(
                    of ->
                        of.target().equals(target)
                            && of.idleTimes().stream().anyMatch(idle -> idle.warm() > 0))) {
          parts.add(place + ", eviction");
        }
        if (plans(Election.class) && function.studies().isEmpty()) {
          parts.add(place + ", election");
        }
        if (plans(ModelTraining.class) && function.studies().isEmpty()) {
          parts.add(place + ", training");
        }
        if (plans(OfferedLoad.class) && function.loads().isEmpty()) {
          parts.add(place + ", load");
        }
      }
    }
    return parts;
  }

  private static boolean overhead(Summary.FunctionSummary function, String target) {
    return function.overheads().stream()
        .anyMatch(of -> of.target().equals(target) && of.failed() < of.requests());
  }

  private boolean plans(Class<?> experiment) {
    return plan.experiments().stream().anyMatch(experiment::isInstance);
  }

  private static boolean failed(Summary.Comparison comparison, String target) {
    return comparison.targets().stream()
        .anyMatch(of -> of.name().equals(target) && of.latency().isEmpty());
  }

  private static boolean answered(Summary.Comparison comparison, String target) {
    return comparison.targets().stream()
        .anyMatch(of -> of.name().equals(target) && of.latency().isPresent());
  }
}
