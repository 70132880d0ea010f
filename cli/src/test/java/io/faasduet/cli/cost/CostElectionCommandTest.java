package io.faasduet.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostElectionCommandTest {
  @Test
  void printsWhatPlainReadsCostBesideThePublishedSum() {
    Entered cost = Entered.duet("cost", "election", "--read-million-usd", "0.25");
    assertThat(cost.code()).as(cost.err()).isZero();
    assertThat(cost.out())
        .contains(
            "14,400,000 readings an hour of 1.0 units",
            "in all 3.60 USD an hour; published: at least 450",
            "1.9% of the time in elections; published: 1.9%");
    assertThat(cost.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void refusesWhatIsBelowNothing() {
    assertThat(Entered.duet("cost", "election", "--voters", "0").code()).isEqualTo(2);
    assertThat(Entered.duet("cost", "election", "--lifetime-minutes", "0").code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--polls-per-second", "--round-seconds", "--lifetime-minutes"})
  void refusesWhatHasNoEndBeforeAnyFigure(String option) {
    for (String value : List.of("Infinity", "NaN")) {
      Entered cost = Entered.duet("cost", "election", option, value);
      assertThat(cost.code()).isEqualTo(2);
      assertThat(cost.out()).isEmpty();
      assertThat(cost.err()).contains("not " + value);
    }
  }
}
