package io.faasduet.bench.imported;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code bench/tools/locustfile.py} writes; Locust's own files have no single requests. */
record LocustFormat() implements ResultFormat {
  /** Columns of the file {@code …_stats.csv}, by which it is known. */
  static final Set<String> STATISTICS = Set.of("Request Count", "Median Response Time");

  @Override
  public String tool() {
    return "locust";
  }

  @Override
  public Set<String> columns() {
    return Set.of("start_time", "response_time_ms", "status_code", "exception");
  }

  @Override
  public String meaning() {
    return "Locust's response time: from sending a request, with its connection, to the last byte";
  }

  @Override
  public Optional<ImportedRequest> request(Map<String, String> row) {
    double start = ResultFormat.number(row, "start_time");
    return Optional.of(
        new ImportedRequest(
            Instant.ofEpochSecond(0, Math.round(start * 1e6) * 1_000),
            ResultFormat.number(row, "response_time_ms"),
            ResultFormat.status(row.get("exception").isEmpty(), row.get("status_code"))));
  }
}
