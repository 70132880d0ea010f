package io.faasduet.cli.study;

import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.experiment.Communication;
import io.faasduet.bench.experiment.Election;
import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.experiment.WarmCalls;
import io.faasduet.bench.experiment.limits.Limits;
import io.faasduet.bench.experiment.training.ModelTraining;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.published.PublishedFigures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * About what a study's requests cost on AWS, before it is run: by their number, the published times
 * of the study, and the prices of us-east-1. Not in it are warm-ups of more than a request, idle
 * polling of queues, and what lies in S3 for the time of the run.
 *
 * @param seconds billed of functions, of all together
 */
record StudyEstimate(
    double seconds,
    double invocations,
    double puts,
    double gets,
    double reads,
    double writes,
    double messages) {
  private static final double MEGABYTES_PER_GIGABYTE = 1024;
  private static final double CENT = 0.01;

  private static final PublishedFigures PUBLISHED = PublishedFigures.shipped();

  /** The seconds of an iteration of training with 100 MB, and of a batch by queues. */
  private static final double ITERATION =
      PUBLISHED.mean("training", "lambda_640mb", "iteration_time");

  private static final double BATCH =
      PUBLISHED.mean("censor", "lambda_s3_model_s3_result", "batch_latency");

  /** The seconds of a round of election, and of a kilobyte by S3 and by DynamoDB. */
  private static final double ROUND = PUBLISHED.mean("election", "lambda_dynamodb", "round_time");

  private static final double BY_S3 = PUBLISHED.mean("communication_1kb", "lambda_s3", "latency");
  private static final double BY_TABLE =
      PUBLISHED.mean("communication_1kb", "lambda_dynamodb", "latency");

  /** Messages of a batch, the published requests for each, and listings until it is answered. */
  private static final int DOCUMENTS = 10;

  private static final double REQUESTS = 1.1;
  private static final int LISTINGS = 25;

  /** Notes of voters in a read request unit, and the share of writes among their requests. */
  private static final int NOTES = 60;

  private static final double WRITES = 0.2;

  /** The sentence on a plan's cost; empty where nothing is known of its experiments. */
  static Optional<String> of(Plan plan, PriceTable prices) {
    double usd = 0;
    boolean most = false;
    boolean known = false;
    for (Experiment experiment : plan.experiments()) {
      Optional<StudyEstimate> estimate = of(experiment, plan);
      known |= estimate.isPresent();
      most |= experiment instanceof Limits;
      usd += estimate.map(use -> use.usd(plan.memoryMb().get(0), prices)).orElse(0.0);
    }
    if (!known) {
      return Optional.empty();
    }
    String sum =
        usd < CENT
            ? "less than 0.01"
            : String.format(Locale.ROOT, "%s %.2f", most ? "at most" : "about", usd);
    return Optional.of(
        "Its requests cost %s USD, %s."
            .formatted(
                sum,
                most
                    ? "if each lasts as long as its timeout, without the load"
                    : "if they take the published times"));
  }

  private static Optional<StudyEstimate> of(Experiment experiment, Plan plan) {
    if (experiment instanceof ModelTraining training) {
      double count = training.iterations();
      return Optional.of(
          new StudyEstimate(
              count * ITERATION * training.batchBytes() / 100e6, 0, 0, count, 0, 0, 0));
    } else if (experiment instanceof Communication communication) {
      double transfers = communication.transfers() * plan.targets().size();
      return Optional.of(
          new StudyEstimate(
              communication.transfers() * (BY_S3 + BY_TABLE),
              communication.invocations(),
              transfers,
              transfers,
              transfers,
              transfers,
              0));
    } else if (experiment instanceof Election election) {
      double seconds = (election.rounds() + 1) * (ROUND + 1) * election.voters();
      double polls = seconds * 1000 / election.pollMs();
      double units = Math.ceil(election.voters() / (double) NOTES);
      return Optional.of(
          new StudyEstimate(seconds, election.voters(), 0, 0, polls * units, polls * WRITES, 0));
    } else if (experiment instanceof Limits limits) {
      return Optional.of(most(limits, plan.timeoutSeconds()));
    } else if (experiment instanceof WarmCalls warm) {
      return Optional.of(batches(warm.calls() + warm.processes(), plan.targets()));
    }
    return Optional.empty();
  }

  private static StudyEstimate batches(double count, List<String> targets) {
    long functions = targets.stream().filter(target -> target.startsWith("sqs-lambda")).count();
    long all = targets.stream().filter(target -> target.startsWith("sqs-")).count();
    boolean objects = targets.contains("sqs-lambda-s3");
    double queues = 2 * all - (objects ? 1 : 0);
    return new StudyEstimate(
        functions * count * BATCH,
        functions * count,
        objects ? count * (1 + LISTINGS) : 0,
        objects ? count : 0,
        0,
        0,
        queues * count * DOCUMENTS * REQUESTS);
  }

  /** Of each part as many invocations as there are at most, each as long as the timeout lets it. */
  private static StudyEstimate most(Limits limits, double timeoutSeconds) {
    double together = limits.functions().stream().mapToInt(Integer::intValue).sum();
    double invocations =
        2 * together * (limits.repetitions() + 1)
            + limits.repetitions() * (1 + 2 * limits.stages())
            + 2 * limits.lifetimeSeconds() / timeoutSeconds;
    return new StudyEstimate(
        invocations * timeoutSeconds,
        invocations,
        invocations,
        invocations * limits.fetches(),
        0,
        0,
        0);
  }

  private double usd(int megabytes, PriceTable prices) {
    return seconds
            * megabytes
            / MEGABYTES_PER_GIGABYTE
            * price(prices, "lambda.x86.gb_second", "GB-second")
        + invocations * price(prices, "lambda.request", "request")
        + puts * price(prices, "s3.put", "request")
        + gets * price(prices, "s3.get", "request")
        + reads * price(prices, "dynamodb.read", "request unit")
        + writes * price(prices, "dynamodb.write", "request unit")
        + messages * price(prices, "sqs.standard.request", "request");
  }

  private static double price(PriceTable prices, String name, String unit) {
    return prices.price(name, unit).usd();
  }
}
