package io.faasduet.cli.sebs;

import io.faasduet.bench.experiment.ColdStarts;
import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.experiment.OfferedLoad;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.sebs.config.PerfCostSettings;
import io.faasduet.cli.sebs.results.PerfCostDisposition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The experiments that perf-cost is made of, each of a number of requests that is known beforehand.
 * Cold starts are made one by one, so that they are independent. Warm invocations are sent in
 * batches, of which the first starts the instances and is discarded. Bursts are batches to new
 * instances. Sequential invocations follow each other, after one that is discarded.
 */
record PerfCostDesign(PerfCostSettings settings) {
  private static final String COLD = "cold";
  private static final String WARM = "warm";
  private static final String BURST = "burst";
  private static final String REST = "burst rest";
  private static final String SEQUENTIAL = "sequential";

  List<Experiment> experiments() {
    int repetitions = settings.repetitions();
    int concurrent = Math.min(settings.concurrent(), repetitions);
    List<Experiment> experiments = new ArrayList<>();
    if (settings.types().contains(COLD)) {
      experiments.add(new ColdStarts(repetitions));
    }
    if (settings.types().contains(WARM)) {
      int batches = 1 + (repetitions + concurrent - 1) / concurrent;
      experiments.add(load(WARM, batches, concurrent, 0, 1));
    }
    if (settings.types().contains(BURST)) {
      experiments.add(load(BURST, 1, concurrent, 0, repetitions / concurrent));
      if (repetitions % concurrent > 0) {
        experiments.add(load(REST, 1, repetitions % concurrent, 0, 1));
      }
    }
    if (settings.types().contains(SEQUENTIAL)) {
      experiments.add(load(SEQUENTIAL, repetitions, 1, 1, 1));
    }
    return experiments;
  }

  /** Batches, one after the other. */
  static OfferedLoad load(String name, int batches, int concurrent, int warmUpCalls, int repeat) {
    OfferedLoad defaults = new OfferedLoad();
    return new OfferedLoad(
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(batches),
        concurrent,
        defaults.seconds(),
        defaults.thinkSeconds(),
        defaults.inTurn(),
        warmUpCalls,
        repeat);
  }

  /** The type that a sample belongs to. */
  String type(Sample sample) {
    if (sample.step().startsWith("trial ")) {
      return COLD;
    }
    String load = sample.step().replaceFirst("( #\\d+)? on .*", "");
    return load.equals(REST) ? BURST : load;
  }

  /** What a sample counts as. */
  PerfCostDisposition disposition(Sample sample) {
    boolean first = type(sample).equals(WARM) && sample.group() == 1;
    if (sample.experiment() == SampleKind.WARMUP || first) {
      return PerfCostDisposition.DISCARDED;
    }
    boolean misplaced =
        (type(sample).equals(COLD) && (!sample.cold() || sample.status().equals("not-cold")))
            || (type(sample).equals(WARM) && sample.cold());
    return misplaced ? PerfCostDisposition.INCORRECT : PerfCostDisposition.MEASURED;
  }
}
