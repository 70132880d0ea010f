package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.bench.AnswerListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SeBS's {@code invocation-overhead/<type>/result.csv}: a line for each padded invocation that was
 * answered. {@code start_timestamp} is when it was sent, by this machine's clock, and {@code
 * finish_timestamp} when the function began, by its own; both in seconds. {@code connection_time}
 * is 0, since connections are open beforehand. Used by one thread at a time.
 */
public final class OverheadTable implements AnswerListener {
  static final String HEADER =
      "size,repetition,is_cold,connection_time,start_timestamp,finish_timestamp,request_id";

  /** The file's name. */
  static final String NAME = "result.csv";

  private final List<String> lines = new ArrayList<>(List.of(HEADER));
  private final Map<String, Integer> repetitions = new HashMap<>();
  private final List<String> requests = new ArrayList<>();

  @Override
  public void answered(Sample sample, Optional<byte[]> json, Optional<String> failure) {
    add(sample.group(), Integer.toString(sample.sequence()), sample, json);
  }

  /**
   * Takes an invocation, if it is a padded one that was answered.
   *
   * @param size what the line says: of the request or of the package, in bytes
   * @param request its id, which no other line has
   */
  public void add(int size, String request, Sample sample, Optional<byte[]> json) {
    boolean padded =
        sample.experiment() == SampleKind.OVERHEAD_WARM
            || sample.experiment() == SampleKind.OVERHEAD_COLD;
    if (padded && sample.ok() && json.isPresent()) {
      began(json.get()).ifPresent(time -> add(size, request, sample, time));
    }
  }

  /** The ids of the lines. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void add(int size, String request, Sample sample, String began) {
    requests.add(request);
    String kind = sample.experiment() + " " + size;
    int repetition = repetitions.merge(kind, 1, Integer::sum) - 1; // SeBS counts from 0
    lines.add(
        String.join(
            ",",
            Integer.toString(size),
            Integer.toString(repetition),
            sample.cold() ? "True" : "False", // Python's
            "0.0",
            CsvText.seconds(sample.start()),
            began,
            request));
  }

  private static Optional<String> began(byte[] json) {
    try {
      JsonNode time = SebsJson.tree(json).path("result").path("timestamp");
      return time.isNumber() ? Optional.of(time.decimalValue().toPlainString()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // the failure says what was answered
    }
  }

  /** Writes the file; without any line, none. */
  public void write(Path directory) {
    if (lines.size() > 1) {
      CsvText.write(directory.resolve(NAME), lines);
    }
  }
}
