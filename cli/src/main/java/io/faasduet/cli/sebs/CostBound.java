package io.faasduet.cli.sebs;

import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.results.Sample;
import io.faasduet.cli.bench.AnswerListener;
import io.faasduet.cli.bench.LambdaSpending;
import io.faasduet.cli.cloud.aws.LambdaSettings;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.SebsConfig;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

/**
 * The limit of what an experiment costs on Lambda. What it may cost at most is known before
 * anything is made. An invocation that failed, so that no report of it came, counts with the most
 * that it can have cost. Of several runs, one after the other, the costs add up. Thread-safe.
 */
final class CostBound {
  private final String experiment;
  private final OptionalDouble maxUsd;
  private final LambdaSpending spending;
  private double spentUsd;
  private int invocations;

  private CostBound(String experiment, OptionalDouble maxUsd, LambdaSpending spending) {
    this.experiment = experiment;
    this.maxUsd = maxUsd;
    this.spending = spending;
  }

  /**
   * That of an experiment, by an option or else its settings.
   *
   * @throws UsageException if it is no amount, or the prices cannot be read
   */
  static CostBound of(String experiment, CostOptions options, SebsConfig config) {
    OptionalDouble configured = config.maxUsd(experiment);
    LambdaSpending spending = new LambdaSpending(options.prices, LambdaSettings.architecture());
    if (options.maxUsd == null) {
      return new CostBound(experiment, configured, spending);
    } else if (!(options.maxUsd > 0) || options.maxUsd.isInfinite()) {
      throw new UsageException("--max-usd must be above 0, not " + options.maxUsd);
    }
    return new CostBound(experiment, OptionalDouble.of(options.maxUsd), spending);
  }

  /**
   * Says what the runs may cost at most, where they are paid for or have a limit.
   *
   * @param runs those of the experiment, one after the other
   * @throws UsageException if there is a limit, and what an invocation costs will not be known
   */
  void announce(BenchmarkRun place, List<BenchmarkRun.Checked> runs, PrintWriter out) {
    BenchmarkRun.Checked first = runs.get(0);
    boolean makes = place.makesFunction(first.deployment());
    boolean reported =
        place.isLocalLambda(first.deployment())
            || (makes && place.trigger().filter("http"::equals).isEmpty());
    if (maxUsd.isPresent() && !reported) {
      throw new UsageException(
          "%s: 'max-usd' needs invocations of known memory whose answers say what is billed: give --trigger library, and on AWS no --function-name"
              .formatted(experiment));
    } else if (maxUsd.isPresent() || makes) {
      out.println(estimate(runs.stream().map(BenchmarkRun.Checked::plan).toList()));
      out.flush();
    }
  }

  private String estimate(List<Plan> plans) {
    long requests = 0;
    double usd = 0;
    for (Plan plan : plans) {
      long each = LambdaSpending.mostInvocations(plan).orElseThrow();
      requests += each;
      usd += spending.most(plan, each);
    }
    return "%s costs at most %s US dollars at Lambda's prices in %s, for %,d invocations of at most %s s with INIT%s"
        .formatted(
            experiment,
            amount(usd),
            spending.region(),
            requests,
            plain(BigDecimal.valueOf(LambdaSpending.mostSeconds(plans.get(0)))),
            maxUsd.isPresent() ? "; it ends at " + limit() : "");
  }

  /** A listener that also counts what a run costs, and cancels it when the limit is reached. */
  AnswerListener counting(Plan plan, AnswerListener next) {
    if (maxUsd.isEmpty()) {
      return next;
    }
    return (sample, json, failure) -> {
      next.answered(sample, json, failure);
      add(plan, sample);
      if (reached()) {
        throw new CancellationException("the limit of cost is reached");
      }
    };
  }

  private synchronized void add(Plan plan, Sample sample) {
    if (spending.isBilled(sample)) {
      invocations++;
      spentUsd += spending.usd(plan, sample);
    }
  }

  /** Whether nothing more is to be invoked. */
  synchronized boolean reached() {
    return maxUsd.isPresent() && spentUsd >= maxUsd.getAsDouble();
  }

  /** Says so if it is reached. */
  synchronized void report(PrintWriter err) {
    if (reached()) {
      err.printf(
          "duet: %s: 'max-usd' %s is reached, with %s US dollars for %d invocation%s; what was measured is kept%n",
          experiment, limit(), amount(spentUsd), invocations, invocations == 1 ? "" : "s");
    }
  }

  private String limit() {
    return plain(BigDecimal.valueOf(maxUsd.orElseThrow()));
  }

  /** Three digits, rounded up; what is less than a millionth millionth is the sum's rounding. */
  private static String amount(double usd) {
    return plain(
        BigDecimal.valueOf(usd)
            .round(new MathContext(12))
            .round(new MathContext(3, RoundingMode.UP)));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
