package io.faasduet.bench.imported;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * JMeter's {@code .jtl} as CSV. Source: Apache JMeter, User's Manual, "Listeners", CSV Log format.
 */
record JMeterFormat() implements ResultFormat {
  @Override
  public String tool() {
    return "jmeter";
  }

  @Override
  public Set<String> columns() {
    return Set.of("timeStamp", "elapsed", "responseCode", "success");
  }

  @Override
  public String meaning() {
    return "JMeter's elapsed: from just before a request is sent, with its connection, to the last"
        + " byte, in whole milliseconds";
  }

  @Override
  public Optional<ImportedRequest> request(Map<String, String> row) {
    String success = row.get("success");
    if (!success.equals("true") && !success.equals("false")) {
      throw new IllegalArgumentException("success is '" + success + "'");
    }
    return Optional.of(
        new ImportedRequest(
            Instant.ofEpochMilli(ResultFormat.whole(row, "timeStamp")),
            ResultFormat.whole(row, "elapsed"),
            ResultFormat.status(success.equals("true"), row.get("responseCode"))));
  }
}
