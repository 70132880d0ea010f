package io.faasduet.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.cli.Entered;
import org.junit.jupiter.api.Test;

class CostServingCommandTest {
  @Test
  void printsThePublishedCaseWithItsInputs() {
    Entered cost = Entered.duet("cost", "serving", "--rate", "1000000");
    assertThat(cost.code()).as(cost.err()).isZero();
    assertThat(cost.out())
        .contains(
            "SQS: 1,000,000 messages/s x 3600 x 1.10 requests x 0.40 USD a million = 1,584.00 USD/h",
            "m5.large: 290 x 0.0960 USD an hour = 27.84 USD/h",
            "56.9 times as much");
  }

  @Test
  void saysWhatSoManyAnInstanceGive() {
    Entered cost = Entered.duet("cost", "serving", "--per-instance", "3500");
    assertThat(cost.out())
        .contains(
            "instances: 1,000,000 / 3,500 messages a second each = 286",
            "m5.large: 286 x 0.0960 USD an hour = 27.46 USD/h");
  }

  @Test
  void refusesWhatContradictsItselfOrHasNoPrice() {
    Entered both = Entered.duet("cost", "serving", "--instances", "3", "--per-instance", "9");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("two ways to say one thing");
    assertThat(Entered.duet("cost", "serving", "--rate", "0").code()).isEqualTo(2);
    assertThat(Entered.duet("cost", "serving", "--instances", "0").code()).isEqualTo(2);
    assertThat(Entered.duet("cost", "serving", "--instance", "m5.tiny").code()).isEqualTo(2);
  }
}
