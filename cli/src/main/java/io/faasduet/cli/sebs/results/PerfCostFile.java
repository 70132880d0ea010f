package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.results.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The results of one type of perf-cost at one memory size, with SeBS's {@code statistics}. */
final class PerfCostFile implements AutoCloseable {
  private final String name;
  private final ExperimentsFile file;
  private final int repetitions;
  private final List<String> failures = new ArrayList<>();
  private final TimeoutAdvice advice = new TimeoutAdvice();
  private final ArrayNode incorrect = SebsJson.object().arrayNode();
  private int cold;

  PerfCostFile(String name, ExperimentsFile file, int repetitions) {
    this.name = name;
    this.file = file;
    this.repetitions = repetitions;
    statistics();
  }

  /** Takes an invocation; what exceeds the repetitions is left out. */
  void add(
      PerfCostDisposition disposition,
      Sample sample,
      Optional<byte[]> json,
      Optional<String> failure) {
    if (!InvocationJson.answered(sample)) {
      failures.add(sample.status() + failure.map(text -> ": " + text).orElse(""));
      advice.note(sample);
    } else if (disposition == PerfCostDisposition.INCORRECT) {
      incorrect.add(
          InvocationJson.of(
              "incorrect-" + incorrect.size(),
              incorrect.size(),
              sample,
              json,
              Optional.empty(),
              Optional.empty()));
    } else if (file.count() < repetitions) {
      cold += sample.cold() ? 1 : 0;
      file.answered(sample, json, Optional.empty());
    }
    statistics();
  }

  private void statistics() {
    ObjectNode statistics = SebsJson.object();
    statistics.put("samples_generated", file.count());
    ArrayNode texts = statistics.putArray("failures");
    failures.forEach(texts::add);
    statistics.put("failures_count", failures.size());
    statistics.set("incorrect", incorrect);
    statistics.put("incorrect_count", incorrect.size());
    statistics.put("cold_count", cold);
    file.put("statistics", statistics);
  }

  /** A line on what it holds. */
  String line() {
    String others =
        (failures.isEmpty()
                ? ""
                : ", %d failed, first with %s".formatted(failures.size(), failures.get(0)))
            + (incorrect.isEmpty()
                ? ""
                : ", %d %s".formatted(incorrect.size(), name.startsWith("cold") ? "warm" : "cold"));
    return "%s: %d of %d samples%s%s"
        .formatted(name, file.count(), repetitions, others, advice.text());
  }

  /** Whether it has as many samples as were wanted. */
  boolean whole() {
    return file.count() == repetitions;
  }

  @Override
  public void close() {
    file.close();
  }
}
