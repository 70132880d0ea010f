package io.faasduet.bench.study;

import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.results.TrainingIteration;
import io.faasduet.bench.statistics.Estimate;
import io.faasduet.bench.statistics.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The study on training: what an iteration's time is made of, how long and how dear the whole is,
 * and what follows for the published size.
 */
final class TrainingAnalysis implements StudyAnalysis {
  private static final double MILLIS_PER_MINUTE = 60e3;
  private static final double BYTES_PER_GIGABYTE = 1e9;

  @Override
  public List<StudyTable> tables(StudyData data) {
    List<Map<String, String>> rows = data.rows(TrainingIteration.FILE);
    List<TrainingVariant> variants =
        data.run().targets().stream()
            .map(target -> TrainingVariant.of(target, data.samples(), rows))
            .filter(variant -> variant.count() > 0)
            .toList();
    return variants.isEmpty()
        ? List.of()
        : List.of(iterations(variants, data.run().seed()), beside(variants, data));
  }

  private static StudyTable iterations(List<TrainingVariant> variants, long seed) {
    List<StudyTable.Row> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (TrainingVariant variant : variants) {
      Estimate median = variant.median(seed);
      List<TrainingIteration> all = variant.all();
      rows.add(
          new StudyTable.Row(
              variant.target().name(),
              List.of(
                  millis(median.value()),
                  median.interval().map(i -> millis(i.low()) + "–" + millis(i.high())).orElse("–"),
                  millis(variant.mean(TrainingIteration::fetchMillis)),
                  millis(variant.mean(TrainingIteration::computeMillis)),
                  millis(variant.checkpointMillis()),
                  Integer.toString(all.size()))));
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: %d executions, loss %.3f in the first iteration and %.3f in the last; batches of"
                  + " %.1f MB.",
              variant.target().name(),
              variant.executions().size(),
              all.get(0).loss(),
              all.get(all.size() - 1).loss(),
              variant.mean(TrainingIteration::bytes) / 1e6));
    }
    notes.add(
        "Fetch and compute are means of an iteration, checkpoint is the mean of an execution.");
    return new StudyTable(
        "training, an iteration in ms",
        List.of("median", "95% interval", "fetch", "compute", "checkpoint", "n"),
        rows,
        notes);
  }

  private static StudyTable beside(List<TrainingVariant> variants, StudyData data) {
    PublishedTraining published = new PublishedTraining();
    PriceTable prices = data.pricing().table();
    List<StudyTable.Row> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (TrainingVariant variant : variants) {
      rows.add(
          row(
              variant.target().name() + ", run",
              variant.mean(TrainingIteration::millis),
              variant.executions().size(),
              variant.totalMillis(),
              usd(variant, prices)));
      TrainingExtrapolation.of(variant)
          .ifPresentOrElse(
              full ->
                  rows.add(
                      row(
                          variant.target().name() + ", extrapolated",
                          full.iterationMillis(),
                          full.executions(),
                          full.totalMillis(),
                          usd(variant, full, prices))),
              () ->
                  notes.add(
                      variant.target().name()
                          + " is not extrapolated, as its batches had no bytes."));
    }
    rows.add(
        published(
            "Lambda, published",
            31,
            published.lambda("iteration_time"),
            published.lambda("total_time"),
            published.lambda("cost")));
    rows.add(
        published(
            "m4.large, published",
            1,
            published.server("iteration_time"),
            published.server("total_time"),
            published.server("cost")));
    ratio(variants, prices).ifPresent(notes::add);
    notes.add("Published: Lambda took 21 times as long and cost 7.3 times as much.");
    notes.add(
        "Extrapolated is not measured: times by the factor of the batches' sizes to 100 MB, 9,000"
            + " iterations, executions of 900 s with the time around iterations of this run. The"
            + " latency of a request is scaled with the rest, though it would not grow.");
    notes.add(
        "A server is priced as an m4.large with its data on EBS gp2 at 0.10 USD per GB and month;"
            + " requests and what S3 stores are not counted.");
    return new StudyTable(
        "training, beside the published figures",
        List.of("iteration s", "executions", "total min", "USD"),
        rows,
        notes);
  }

  private static Optional<String> ratio(List<TrainingVariant> variants, PriceTable prices) {
    Optional<TrainingVariant> lambda =
        variants.stream().filter(TrainingVariant::isLambda).findFirst();
    Optional<TrainingVariant> server =
        variants.stream().filter(variant -> !variant.isLambda()).findFirst();
    if (lambda.isEmpty() || server.isEmpty()) {
      return Optional.empty();
    }
    Optional<TrainingExtrapolation> far = TrainingExtrapolation.of(lambda.get());
    Optional<TrainingExtrapolation> near = TrainingExtrapolation.of(server.get());
    if (far.isEmpty() || near.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s against %s: an iteration takes %s times as long; extrapolated, the training takes"
                + " %s times as long and costs %s times as much.",
            lambda.get().target().name(),
            server.get().target().name(),
            new Ratio(
                    lambda.get().mean(TrainingIteration::millis),
                    server.get().mean(TrainingIteration::millis))
                .text(1),
            new Ratio(far.get().totalMillis(), near.get().totalMillis()).text(1),
            new Ratio(usd(lambda.get(), far.get(), prices), usd(server.get(), near.get(), prices))
                .text(1)));
  }

  private static double usd(TrainingVariant variant, PriceTable prices) {
    return variant.isLambda()
        ? TrainingExtrapolation.lambdaUsd(variant.billedMillis(), variant.memoryMegabytes(), prices)
        : TrainingExtrapolation.serverUsd(
            variant.totalMillis(),
            variant.mean(TrainingIteration::bytes) * variant.count() / BYTES_PER_GIGABYTE,
            prices);
  }

  private static double usd(
      TrainingVariant variant, TrainingExtrapolation full, PriceTable prices) {
    return variant.isLambda()
        ? TrainingExtrapolation.lambdaUsd(full.totalMillis(), variant.memoryMegabytes(), prices)
        : TrainingExtrapolation.serverUsd(
            full.totalMillis(), PublishedTraining.DATA_GIGABYTES, prices);
  }

  private static StudyTable.Row published(
      String name, long executions, double iterationSeconds, double totalSeconds, double usd) {
    return row(name, iterationSeconds * 1000, executions, totalSeconds * 1000, usd);
  }

  private static StudyTable.Row row(
      String name, double iterationMillis, long executions, double totalMillis, double usd) {
    return new StudyTable.Row(
        name,
        List.of(
            String.format(Locale.ROOT, "%.3f", iterationMillis / 1000),
            Long.toString(executions),
            String.format(Locale.ROOT, "%.2f", totalMillis / MILLIS_PER_MINUTE),
            String.format(Locale.ROOT, usd < 0.01 ? "%.6f" : "%.2f", usd)));
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
