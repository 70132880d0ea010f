package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.Survival;
import io.faasduet.bench.results.SurvivalFile;
import io.faasduet.bench.statistics.SurvivalModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivalSummariesTest {
  @TempDir Path directory;

  private final List<Survival> rounds = new ArrayList<>();

  @Test
  void aPeriodIsFittedWhereSomeSurvive() {
    for (int round = 1; round <= 3; round++) {
      add(300, round, 8, 8, true);
      add(370, round, 8, 8, true);
      add(390, round, 8, 4, true);
      add(790, round, 8, 2, true);
    }
    SurvivalFigures figures = figures();
    assertThat(figures.fits().get(0).model()).isEqualTo(SurvivalModel.HALVING);
    assertThat(figures.fits().get(0).alike().contains(380)).isTrue();
    assertThat(figures.period().orElseThrow().contains(380)).isTrue();
    assertThat(figures.verdict())
        .startsWith("Fits best: halving every 380 s, of which 370 to 390 s fit alike");
    assertThat(figures.idleTimes())
        .extracting(SurvivalFigures.IdleTime::share)
        .containsExactly(1.0, 1.0, 0.5, 0.25);
  }

  @Test
  void roundsThatAreLowerBoundsAreLeftOut() {
    add(1, 1, 4, 4, true);
    add(1, 2, 4, 1, false);
    SurvivalFigures.IdleTime idle = figures().idleTimes().get(0);
    assertThat(idle.rounds()).isEqualTo(1);
    assertThat(idle.leftOut()).isEqualTo(1);
    assertThat(idle.share()).isEqualTo(1);
  }

  @Test
  void saysWhenTheDataCannotTell() {
    add(1, 1, 4, 4, true);
    add(8, 1, 4, 4, true);
    assertThat(figures().verdict())
        .isEqualTo(
            "All instances survived up to 8 s idle: the data cannot tell a period, only that none ended before that.");
    assertThat(figures().fits()).isEmpty();
    rounds.clear();
    add(60, 1, 4, 0, true);
    assertThat(figures().verdict()).startsWith("No instance survived 60 s idle");
    add(1, 1, 4, 4, true);
    assertThat(figures().verdict()).contains("at least three idle times");
    rounds.clear();
    add(1, 1, 1, 1, false);
    assertThat(figures().verdict()).startsWith("No round can be counted");
  }

  @Test
  void modelsThatFitAlikeAreNamed() {
    add(100, 1, 2, 2, true);
    add(200, 1, 2, 1, true);
    add(400, 1, 2, 1, true);
    assertThat(figures().verdict()).contains("The data cannot tell it from: ");
  }

  @Test
  void theFileHoldsWhatWasMeasuredAndTheLastLineOfARoundCounts() throws IOException {
    SurvivalFile file = new SurvivalFile(directory);
    assertThat(file.read()).isEmpty();
    add(1.5, 1, 4, 3, true);
    add(1.5, 2, 4, 2, false);
    rounds.forEach(file::append);
    assertThat(file.read()).isEqualTo(rounds);
    add(1.5, 1, 4, 4, true);
    file.append(rounds.get(2));
    assertThat(file.read()).containsExactly(rounds.get(2), rounds.get(1));
    Files.writeString(
        directory.resolve(SurvivalFile.NAME), "chameleon,lambda,1.5", StandardOpenOption.APPEND);
    assertThat(file.read()).as("a line that is cut").hasSize(2);
    Files.writeString(directory.resolve(SurvivalFile.NAME), "\n", StandardOpenOption.APPEND);
    assertThatThrownBy(file::read)
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("line 5 is no round of survival");
  }

  private void add(double idle, int round, int warm, int survived, boolean exact) {
    rounds.add(
        new Survival("chameleon", "lambda", idle, round, warm, survived, exact, idle, false));
  }

  private SurvivalFigures figures() {
    return SurvivalSummaries.of(ExampleRun.run(), rounds, "chameleon").get(0);
  }
}
