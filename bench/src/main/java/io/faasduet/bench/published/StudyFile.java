package io.faasduet.bench.published;

import io.faasduet.bench.published.PublishedFigure.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A reader of the studies' files, each of which has its own columns. Times become seconds. */
final class StudyFile {
  private static final String LOOP = "loop ";

  private static final String SECONDS = "s";
  private static final String PERCENT = "percent";

  private StudyFile() {}

  static List<PublishedFigure> read(Study study) {
    List<Map<String, String>> rows = CsvRows.of(study.file());
    return switch (study.name()) {
      case "lambda_imagenet_by_memory" -> rows.stream().map(row -> byMemory(study, row)).toList();
      case "lambda_imagenet_load" -> rows.stream().flatMap(row -> load(study, row)).toList();
      case "yolo_serverless_vs_serverful" -> rows.stream().map(row -> yolo(study, row)).toList();
      case "cidr2019_case_studies" -> rows.stream().map(row -> caseStudy(study, row)).toList();
      default -> throw new IllegalStateException("no form is known for " + study.file());
    };
  }

  private static PublishedFigure byMemory(Study study, Map<String, String> row) {
    Values values =
        new Values(
            number(row, "mean_s"),
            Optional.of(number(row, "std_s")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return classify(study, row, row.get("experiment"), row.get("metric"), values);
  }

  private static Stream<PublishedFigure> load(Study study, Map<String, String> row) {
    Optional<Integer> count = Optional.of(Integer.valueOf(row.get("n")));
    Values inference =
        new Values(
            number(row, "inference_mean_s"),
            Optional.empty(),
            Optional.of(number(row, "inference_p50_s")),
            Optional.of(number(row, "inference_p95_s")),
            count);
    Values api =
        new Values(
            number(row, "api_mean_s"), Optional.empty(), Optional.empty(), Optional.empty(), count);
    return Stream.of(
        classify(study, row, "load", "inference", inference),
        classify(study, row, "load", "api_latency", api));
  }

  private static PublishedFigure classify(
      Study study, Map<String, String> row, String experiment, String metric, Values values) {
    return new PublishedFigure(
        study.name(),
        "image-classify",
        Optional.of(row.get("model")),
        PublishedDeployment.named("lambda_" + row.get("memory_mb") + "mb"),
        experiment,
        metric,
        SECONDS,
        values,
        "");
  }

  private static PublishedFigure yolo(Study study, Map<String, String> row) {
    return new PublishedFigure(
        study.name(),
        "yolo",
        Optional.empty(),
        PublishedDeployment.named(row.get("deployment")),
        LOOP + row.get("loop"),
        "response",
        SECONDS,
        Values.of(number(row, "mean_response_s")),
        "");
  }

  private static PublishedFigure caseStudy(Study study, Map<String, String> row) {
    double value = number(row, "value");
    String unit = row.get("unit");
    // a batch of messages is what an invocation of the function is here
    boolean serving = row.get("metric").equals("batch_latency");
    return new PublishedFigure(
        study.name(),
        serving ? "censor" : row.get("study"),
        Optional.empty(),
        PublishedDeployment.named(row.get("variant")),
        serving ? "warm" : row.get("study"),
        row.get("metric"),
        unit.startsWith("usd") || unit.equals(PERCENT) ? unit : SECONDS,
        Values.of(
            switch (unit) {
              case "ms" -> value / 1000;
              case "min" -> value * 60;
              default -> value;
            }),
        row.get("note"));
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
