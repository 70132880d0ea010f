package io.faasduet.bench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.analysis.Conclusion;
import io.faasduet.bench.analysis.ContrastVerdict;
import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.analysis.Judgement;
import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.report.plot.Axis;
import io.faasduet.bench.report.plot.LabelLayout;
import io.faasduet.bench.statistics.Estimate;
import io.faasduet.bench.statistics.Interval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalTableTest {
  private static final String TABLE =
      TerminalTable.render(
          RunView.of(ExampleRun.run(), ExampleRun.samples(), Pricing.shipped()).summary());

  @Test
  void fitsATerminal() {
    assertThat(TABLE.lines()).allMatch(line -> line.length() <= TerminalTable.WIDTH);
  }

  @Test
  void hasEachTargetsFiguresAndTheVerdict() {
    assertThat(TABLE).contains("chameleon, warm calls", "cnn-serving, cold starts");
    assertThat(TABLE.lines().filter(line -> line.matches("  lambda +[0-9].*")).count())
        .isEqualTo(6 + 2);
    assertThat(TABLE.lines())
        .containsSequence("  closed loop, 4 batches of 9 at once")
        .doesNotContain("  load published");
    assertThat(TABLE).contains("grpc is fastest; http takes 1.");
    assertThat(TABLE).contains("not significantly different");
    assertThat(TABLE).contains("= mean", "batches, s: ", "chameleon, cost of a million requests");
    assertThat(TABLE).contains("synthetic weights");
    assertThat(TABLE)
        .contains("  - lambda: started without an archive; it is of another JDK.")
        .contains("  - http and grpc: started from AppCDS of <lib> (JDK 17.0.1+1, 14.6 MB).")
        .containsOnlyOnce("  - http and grpc: one server process, what Knative and vHive run as a");
  }

  @Test
  void sentencesFollowTheJudgement() {
    assertThat(said(1.5, 1.4, 1.6, Conclusion.DIFFERENT, ""))
        .isEqualTo("a is 1.50 times as fast as b [1.40 to 1.60]");
    assertThat(said(1.1, 0.9, 1.3, Conclusion.NOT_SIGNIFICANT, ""))
        .isEqualTo("a and b are not significantly different: ratio 1.10 [0.90 to 1.30]");
    assertThat(said(1.1, 0.9, 1.3, Conclusion.INVALID, "3 of 9 requests failed on b"))
        .isEqualTo("a and b: ratio 1.10 [0.90 to 1.30]; 3 of 9 requests failed on b");
  }

  @Test
  void labelsDoNotCoverEachOther() {
    double[] spread = LabelLayout.spread(new double[] {10, 11, 50}, new double[] {8, 8, 8}, 0, 52);
    assertThat(spread[1] - spread[0]).isGreaterThanOrEqualTo(8);
    assertThat(spread[2]).isEqualTo(48);
    List<String> sizes = List.of("lambda 512 MB", "lambda 1024 MB");
    assertThat(LabelLayout.within(1000, sizes)).isEqualTo(sizes);
    assertThat(LabelLayout.within(100, sizes)).containsExactly("512", "1024");
    assertThat(LabelLayout.within(10, List.of("lambda", "http"))).containsExactly("lambda", "http");
    assertThat(List.of(Axis.label(0.5), Axis.label(1200), Axis.label(100)))
        .containsExactly("0.5", "1,200", "100");
  }

  private static String said(
      double value, double low, double high, Conclusion conclusion, String reason) {
    Estimate ratio = new Estimate(value, Optional.of(new Interval(low, high)));
    return ContrastVerdict.of(
        new Summary.Contrast(
            "a",
            "b",
            ratio,
            ratio,
            new Judgement(conclusion, Optional.empty(), Optional.empty(), reason)));
  }
}
