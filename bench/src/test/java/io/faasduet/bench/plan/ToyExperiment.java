package io.faasduet.bench.plan;

import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.experiment.ExperimentStep;
import io.faasduet.bench.experiment.Measurement;
import io.faasduet.bench.experiment.ProgressEstimator;
import io.faasduet.bench.experiment.RandomOrder;
import io.faasduet.bench.experiment.Workload;
import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.SampleKind;
import java.util.List;

/** A whole experiment in one file: {@code salvo} makes a few calls to each target. */
record ToyExperiment(int size) implements Experiment {
  static final SampleKind KIND = SampleKind.of("salvo");

  public ToyExperiment() {
    this(2);
  }

  public ToyExperiment {
    FieldChecks.within("salvo.size", size, 1, 100);
  }

  @Override
  public List<Run.Setting> settings() {
    return List.of(new Run.Setting("salvo", Integer.toString(size)));
  }

  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    return List.of(
        new ExperimentStep() {
          @Override
          public String name() {
            return "salvo";
          }

          @Override
          public void announce(ProgressEstimator progress) {
            progress.expect("call", size * Workload.pairs(workloads).size());
          }

          @Override
          public void run(Measurement measurement) {
            new RandomOrder(seed, 0)
                .of(Workload.pairs(workloads))
                .forEach(
                    pair -> {
                      for (int i = 0; i < size; i++) {
                        long start = System.nanoTime();
                        measurement.invoke(pair, KIND, KIND);
                        measurement.finished("call", start);
                      }
                    });
          }
        });
  }
}
