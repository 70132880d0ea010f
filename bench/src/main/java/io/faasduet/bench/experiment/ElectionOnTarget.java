package io.faasduet.bench.experiment;

import io.faasduet.bench.election.ElectionRow;
import io.faasduet.bench.election.ElectionSimulation;
import io.faasduet.bench.election.ElectionUsage;
import io.faasduet.bench.election.StoreDelay;
import io.faasduet.bench.results.Sample;
import io.faasduet.election.Board;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The elections of one target, and their simulations. */
record ElectionOnTarget(Election design, FunctionTarget pair, long seed) implements ExperimentStep {
  private static final String ROUND = "round of election";
  private static final double MOST_PEACE_MILLIS = 2_000;

  @Override
  public String name() {
    return "election on " + pair.targetName();
  }

  @Override
  public Optional<String> function() {
    return Optional.of(pair.function());
  }

  @Override
  public void announce(ProgressEstimator progress) {
    progress.expect(ROUND, design.rounds());
  }

  @Override
  public void run(Measurement measurement) {
    pair.target().makeCold();
    int left = design.rounds();
    try {
      Electorate electorate = new Electorate(design.timing(), pair, measurement);
      Random random = new Random(seed);
      List<Double> seconds = new ArrayList<>();
      for (int id = 1; id <= design.voters(); id++) {
        electorate.join(id);
      }
      Optional<Board> board = electorate.agreed();
      while (left > 0 && board.isPresent()) {
        long start = System.nanoTime();
        measurement.idle(Duration.ofMillis((long) (random.nextDouble() * MOST_PEACE_MILLIS)));
        board = electorate.agreed();
        if (board.isPresent()) {
          Optional<Double> took = electorate.endLeader(board.get());
          took.ifPresent(seconds::add);
          electorate.join(left - design.rounds());
          board = took.isPresent() ? electorate.agreed() : Optional.empty();
          left--;
          measurement.finished(ROUND, start);
        }
      }
      Electorate.Ended ended = electorate.stop();
      if (!seconds.isEmpty() && ended.voterSeconds() > 0) {
        record(measurement, ended, seconds);
      }
    } finally {
      if (pair.target().description().local()) {
        pair.target().makeCold();
      }
    }
    measurement.skipped(ROUND, left);
  }

  private void record(Measurement measurement, Electorate.Ended ended, List<Double> seconds) {
    file(measurement, ended.sample(), ended, ended.usage(design.voters(), seconds), false);
    StoreDelay read = StoreDelay.logNormal(ended.readMillis());
    StoreDelay write = StoreDelay.logNormal(ended.writeMillis());
    for (int count : design.virtualVoters()) {
      ElectionSimulation simulation =
          new ElectionSimulation(design.timing(), read, write, seed + count);
      file(measurement, ended.sample(), ended, simulation.run(count, design.virtualRounds()), true);
    }
  }

  private static void file(
      Measurement measurement,
      Sample sample,
      Electorate.Ended ended,
      ElectionUsage usage,
      boolean simulated) {
    measurement.rows(
        ElectionRow.FILE,
        sample,
        ElectionRow.COLUMNS,
        ElectionRow.of(usage, simulated, ended.readMillis(), ended.writeMillis()).stream()
            .map(ElectionRow::texts)
            .toList());
  }
}
