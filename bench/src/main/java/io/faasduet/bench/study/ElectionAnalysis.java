package io.faasduet.bench.study;

import io.faasduet.bench.cost.Price;
import io.faasduet.bench.cost.PriceTable;
import io.faasduet.bench.election.ElectionCost;
import io.faasduet.bench.election.ElectionRow;
import io.faasduet.bench.published.PublishedFigures;
import io.faasduet.bench.results.RowFile;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.statistics.Clusters;
import io.faasduet.bench.statistics.Distribution;
import io.faasduet.bench.statistics.Estimate;
import io.faasduet.bench.statistics.Ratio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The study on leader election: how long a round takes, and what polling a table costs. */
final class ElectionAnalysis implements StudyAnalysis {
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  /** The rounds of one number of voters, measured or simulated, with what they cost. */
  private record TargetElections(
      String name, boolean simulated, List<ElectionRow> rows, Estimate median, ElectionCost cost) {
    int voters() {
      return rows.get(0).usage().voters();
    }
  }

  @Override
  public List<StudyTable> tables(StudyData data) {
    List<TargetElections> all = new ArrayList<>();
    for (Run.MeasuredTarget target : data.run().targets()) {
      Map<String, List<ElectionRow>> groups = new LinkedHashMap<>();
      for (Map<String, String> row : data.rows(ElectionRow.FILE)) {
        if (row.get("target").equals(target.name())
            && data.samples().stream().anyMatch(sample -> RowFile.isOf(row, sample))) {
          groups
              .computeIfAbsent(row.get("simulated") + row.get("voters"), u -> new ArrayList<>())
              .add(ElectionRow.of(row));
        }
      }
      groups.values().forEach(rows -> all.add(rounds(target.name(), rows, data)));
    }
    return all.isEmpty() ? List.of() : List.of(table(all, data.pricing().table()));
  }

  private static TargetElections rounds(String target, List<ElectionRow> rows, StudyData data) {
    ElectionRow first = rows.get(0);
    PriceTable prices = data.pricing().table();
    List<double[]> each = rows.stream().map(row -> new double[] {row.seconds()}).toList();
    double voterSeconds = first.usage().voterSeconds();
    double polls = first.usage().polls();
    return new TargetElections(
        first.simulated() ? "simulated" : target,
        first.simulated(),
        rows,
        Bootstrap.ofPage(data.run().seed(), 1).median(Clusters.of(each)).estimate(),
        new ElectionCost(
            first.usage().voters(),
            polls / voterSeconds,
            new Ratio(first.usage().readUnits(), polls).value().orElse(0),
            first.usage().voters() * first.usage().writes() / voterSeconds,
            prices.price("dynamodb.read", "request unit").usd(),
            prices.price("dynamodb.write", "request unit").usd()));
  }

  private static StudyTable table(List<TargetElections> all, PriceTable prices) {
    List<StudyTable.Row> rows = new ArrayList<>();
    for (TargetElections of : all) {
      rows.add(
          new StudyTable.Row(
              of.name(),
              List.of(
                  Integer.toString(of.voters()),
                  number(of.median().value()),
                  of.median()
                      .interval()
                      .map(i -> number(i.low()) + "–" + number(i.high()))
                      .orElse("–"),
                  Integer.toString(of.rows().size()),
                  usd(of.cost().usdPerHour()),
                  percent(ElectionCost.electionShare(of.median().value(), LIFETIME)))));
    }
    rows.add(
        new StudyTable.Row(
            "published",
            List.of(
                "–",
                number(published("round_time")),
                "–",
                "–",
                usd(published("cost")),
                String.format(Locale.ROOT, "%.1f%%", published("election_share")))));
    return new StudyTable(
        "election, from the leader's end until all agree, in s",
        List.of("voters", "median", "95% interval", "rounds", "USD an hour", "of 15 min"),
        rows,
        notes(all, prices));
  }

  private static List<String> notes(List<TargetElections> all, PriceTable prices) {
    List<String> notes = new ArrayList<>();
    for (TargetElections of : all) {
      ElectionCost cost = of.cost();
      notes.add(
          String.format(
              Locale.ROOT,
              "%s, %,d voters: %,.0f readings an hour of %.1f units, %s USD; %,.0f writes, %s USD."
                  + " A reading took %.1f ms.",
              of.name(),
              of.voters(),
              cost.pollsPerHour(),
              cost.unitsPerPoll(),
              usd(cost.readUsdPerHour()),
              cost.writesPerSecond() * 3_600,
              usd(cost.writeUsdPerHour()),
              of.rows().get(0).readMillis()));
    }
    for (TargetElections measured : all) {
      if (!measured.simulated()) {
        all.stream()
            .filter(of -> of.simulated() && of.voters() == measured.voters())
            .findFirst()
            .ifPresent(of -> notes.add(difference(measured, of)));
      }
    }
    Price read = prices.prices().get("dynamodb.read");
    Price write = prices.prices().get("dynamodb.write");
    notes.add(
        String.format(
            Locale.ROOT,
            "DynamoDB on demand in %s: %.3f USD a million read units (4 KiB, strongly consistent),"
                + " %.3f write units%s; what the functions cost is not in it.",
            prices.region(),
            1e6 * read.usd(),
            1e6 * write.usd(),
            read.lookedUp().map(date -> ", looked up " + date).orElse("")));
    notes.add(
        "Simulated is not measured: the same algorithm in virtual time, whose requests are drawn"
            + " about the times measured here.");
    notes.add(
        "Published are 16.7 s a round, and at least 450 USD an hour for 1,000 functions, whose"
            + " inputs are not. 14.4 million plain reads an hour were 3.60 USD.");
    return notes;
  }

  private static String difference(TargetElections measured, TargetElections simulated) {
    OptionalDouble ratio = new Ratio(simulated.median().value(), measured.median().value()).value();
    String apart =
        ratio.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                ": %.0f%% %s",
                100 * Math.abs(ratio.getAsDouble() - 1),
                ratio.getAsDouble() < 1 ? "less" : "more");
    Distribution seconds =
        new Distribution(measured.rows().stream().mapToDouble(ElectionRow::seconds).toArray());
    return String.format(
        Locale.ROOT,
        "With %d voters the simulation's median is %.2f s, the measured one %.2f s (from %.2f to"
            + " %.2f)%s.",
        measured.voters(),
        simulated.median().value(),
        measured.median().value(),
        seconds.quantile(0),
        seconds.quantile(1),
        apart);
  }

  private static double published(String metric) {
    return PublishedFigures.shipped().mean("election", "lambda_dynamodb", metric);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String usd(double value) {
    return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.2f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
