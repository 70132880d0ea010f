package io.faasduet.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import org.junit.jupiter.api.Test;

class CostTrainingCommandTest {
  @Test
  void printsThePublishedCaseWithItsInputs() {
    Entered cost = Entered.duet("cost", "training");
    assertThat(cost.code()).as(cost.err()).isZero();
    assertThat(cost.out())
        .contains(
            "Lambda: 465.0 min x 640 MB / 1024 x 0.0000166667 USD per GB-second = 0.2906 USD",
            "m4.large: 22.0 min x 0.1000 USD an hour = 0.0367 USD",
            "21.1 times as long and costs 7.1 times");
    assertThat(cost.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void refusesWhatHasNoPrice() {
    Entered unknown = Entered.duet("cost", "training", "--instance", "m4.tiny");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("has no price 'ec2.m4.tiny.hour'");
    assertThat(Entered.duet("cost", "training", "--lambda-minutes", "0").code()).isEqualTo(2);
    assertThat(Entered.duet("cost", "training", "--memory", "64").code()).isEqualTo(2);
    assertThat(Entered.duet("cost", "training", "--lambda-minutes", "1e9").err())
        .contains("--lambda-minutes must be above 0 and at most 100000000, not 1.0E9");
  }
}
