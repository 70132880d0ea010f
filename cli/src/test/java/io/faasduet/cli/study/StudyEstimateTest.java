package io.faasduet.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanChanges;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyEstimateTest {
  private static String of(String study, boolean full, String... changes) {
    Plan plan =
        ShippedStudies.ofThisCheckout()
            .plan(study, full, new PlanChanges(List.of(), List.of(changes)));
    return StudyEstimate.of(plan, PriceTable.shipped()).orElseThrow();
  }

  @Test
  void thePublishedTrainingCostsThePublishedSum() {
    assertThat(of("training", true))
        .isEqualTo("Its requests cost about 0.29 USD, if they take the published times.");
  }

  @Test
  void batchesCostTheirQueuesAndTheirFunctions() {
    // a million batches: 18.63 for two functions, with 0.40 for 2 million invocations; 130.40 for
    // objects, of which 125 are 25 million listings; 22 for 55 million requests to queues
    assertThat(
            of("serving", false, "memory_mb=[1024]", "warm.calls=999995", "warm.warm_up_calls=0"))
        .isEqualTo("Its requests cost about 171.43 USD, if they take the published times.");
  }

  @Test
  void whatIsCheapIsNotGivenInFractionsOfACent() {
    assertThat(of("election", false))
        .isEqualTo("Its requests cost less than 0.01 USD, if they take the published times.");
  }

  @Test
  void limitsHaveABound() {
    assertThat(of("limits", false))
        .matches(
            "Its requests cost at most 0\\.\\d\\d USD, if each lasts as long as its timeout.*");
  }
}
