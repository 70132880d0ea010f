package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleBuilder;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.results.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final String ADDRESS = "http://10.0.0.7/";

  private final List<Sample> samples = new ArrayList<>();

  @Test
  void anAddressCountsAsTheInstancesThatItProved() {
    for (int instance = 1; instance <= 6; instance++) {
      warm(ADDRESS, instance, 20);
    }
    assertThat(answers(ADDRESS).units().counted()).isEqualTo(6);
  }

  @Test
  void anInstanceOfAnAddressCountsFromTwentyAnswersOn() {
    for (int instance = 1; instance <= 6; instance++) {
      warm(ADDRESS, instance, instance <= 4 ? 20 : 19);
    }
    assertThat(answers(ADDRESS).units().counted()).isEqualTo(4);
  }

  @Test
  void anAddressWithoutIdsIsOneInstance() {
    warm(ADDRESS, 0, 500);
    assertThat(answers(ADDRESS).units().counted()).isEqualTo(1);
  }

  @Test
  void instancesOfThisMachineCountHoweverFewTheirCalls() {
    for (int instance = 1; instance <= 5; instance++) {
      warm("http", instance, 3);
    }
    assertThat(answers("http").units().counted()).isEqualTo(5);
  }

  @Test
  void environmentsOfAwsThatATrialStartedCountTheSame() {
    for (int instance = 1; instance <= 5; instance++) {
      warm("lambda:f", instance, 10);
    }
    assertThat(answers("lambda:f").units().counted()).isEqualTo(5);
  }

  @Test
  void underLoadInstancesCountFromTwentyAnswersOnHereToo() {
    load("steady", 1, 40);
    load("steady", 2, 5);
    assertThat(answers("http").units().counted()).isEqualTo(1);
    assertThat(answers("http").units().latencies()).hasSize(2);
  }

  @Test
  void repetitionsOfALoadAreWhatIsIndependent() {
    for (int repetition = 1; repetition <= 5; repetition++) {
      load("steady #" + repetition, 2 * repetition, 15);
      load("steady #" + repetition, 2 * repetition + 1, 15);
    }
    assertThat(answers("http").units().latencies())
        .hasSize(5)
        .allMatch(group -> group.length == 30);
    assertThat(answers("http").units().counted()).isEqualTo(5);
  }

  @Test
  void repetitionsThatOneInstanceAnsweredAreOne() {
    for (int repetition = 1; repetition <= 5; repetition++) {
      load("steady #" + repetition, 1, 30);
    }
    assertThat(answers("http").units().counted()).isEqualTo(1);
  }

  @Test
  void instancesOfAnAddressAreReachedTogether() {
    warm(ADDRESS, 1, 20);
    assertThat(answers(ADDRESS).units().together()).isTrue();
  }

  @Test
  void instancesOfOneLoadAreReachedTogether() {
    load("steady", 1, 40);
    assertThat(answers("http").units().together()).isTrue();
  }

  @Test
  void instancesThatTrialsAndRepetitionsStartedAreNotReachedTogether() {
    warm("http", 1, 20);
    assertThat(answers("http").units().together()).isFalse();
    samples.clear();
    load("steady #1", 1, 40);
    load("steady #2", 2, 40);
    assertThat(answers("http").units().together()).isFalse();
  }

  @Test
  void failuresOfMoreThanOnePercentAreAFault() {
    warm("http", 1, 100);
    fail("timeout");
    assertThat(answers("http").fault()).isEmpty();
    fail("timeout");
    assertThat(answers("http").fault()).contains("2 of 102 requests failed on http");
  }

  @Test
  void aSingleBadAnswerIsAFault() {
    warm("http", 1, 1000);
    fail("bad-answer");
    assertThat(answers("http").fault()).contains("1 of 1001 answers of http were bad");
  }

  @Test
  void aGeneratorThatLaggedIsAFaultOfTheLoad() {
    for (int i = 0; i < 50; i++) {
      samples.add(Samples.loaded("f", "http", "steady", 0, 1, i, 10 * i, 5, 1));
    }
    assertThat(answers("http").fault()).contains("the generator lagged on http");
  }

  @Test
  void moreInstancesThanProcessorsAreAFaultOfTheLoad() {
    for (int i = 0; i < 90; i++) {
      samples.add(Samples.loaded("f", "http", "steady", 0, 1 + i % 3, i, 10 * i, 40));
    }
    assertThat(answers("http").fault()).contains("3 instances of http shared 2 processors");
  }

  private Answers answers(String target) {
    return Answers.of(run(), target, List.copyOf(samples));
  }

  private static Run run() {
    return ExampleRun.run(
        List.of(
            new Run.MeasuredTarget(
                "http", PlatformName.SERVER, Run.MeasuredTarget.LOCAL, Optional.of(1769)),
            new Run.MeasuredTarget(ADDRESS, PlatformName.SERVER, ADDRESS, Optional.empty()),
            new Run.MeasuredTarget(
                "lambda:f", PlatformName.LAMBDA, "eu-west-1", Optional.of(1024))),
        ExampleRun.run().functions());
  }

  private void warm(String target, int process, int calls) {
    for (int call = 0; call < calls; call++) {
      samples.add(Samples.warm("f", target, process, samples.size(), 1));
    }
  }

  private void load(String name, int process, int calls) {
    for (int call = 0; call < calls; call++) {
      samples.add(
          new SampleBuilder("f", "http", SampleKind.LOAD, name + " on http", samples.size())
              .sent(Instant.EPOCH, samples.size() * 1_000_000L, samples.size() * 1_000_000L)
              .instance(process, "id-" + process, false)
              .succeeded(1)
              .build());
    }
  }

  private void fail(String status) {
    samples.add(Samples.failed("f", "http", SampleKind.WARM, samples.size(), status));
  }
}
