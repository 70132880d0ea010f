package io.faasduet.bench.imported;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** k6's {@code --out csv=FILE}: one row for each value of each metric. */
record K6Format() implements ResultFormat {
  @Override
  public String tool() {
    return "k6";
  }

  @Override
  public Set<String> columns() {
    return Set.of("metric_name", "timestamp", "metric_value", "expected_response", "status");
  }

  @Override
  public String meaning() {
    return "k6's http_req_duration: sending, waiting and receiving, without the connection; its"
        + " timestamps are the ends of requests, in seconds unless K6_CSV_TIME_FORMAT says otherwise";
  }

  @Override
  public Optional<ImportedRequest> request(Map<String, String> row) {
    if (!row.get("metric_name").equals("http_req_duration")) {
      return Optional.empty();
    }
    double millis = ResultFormat.number(row, "metric_value");
    String code = row.get("status");
    boolean good = row.get("expected_response").equals("true");
    return Optional.of(
        new ImportedRequest(
            time(row.get("timestamp")).minusNanos(Math.round(millis * 1e6)),
            millis,
            ResultFormat.status(good, code)));
  }

  /** Seconds since 1970, or milli-, micro- or nanoseconds by their digits, or RFC 3339. */
  private static Instant time(String text) {
    if (!text.matches("\\d+")) {
      return Instant.parse(text);
    }
    long value = Long.parseLong(text);
    long unit = text.length() > 17 ? 1 : text.length() > 14 ? 1_000 : 1_000_000;
    return text.length() > 11
        ? Instant.ofEpochSecond(0, Math.multiplyExact(value, unit))
        : Instant.ofEpochSecond(value);
  }
}
