package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.bench.AnswerListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * SeBS's {@code experiments.json}, written while the run goes on: after each second in which
 * something was answered, and at the end, however that comes. SeBS sorts invocations by their ids;
 * their order is in Duet's field {@code duet.order} of each, which its readers pass over. Requests
 * that only warm up are not in it.
 *
 * <p>Used by one thread at a time.
 */
public final class ExperimentsFile implements AnswerListener, AutoCloseable {
  /** The file's name in a results directory. */
  public static final String NAME = "experiments.json";

  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

  private final Path file;
  private final ObjectNode document;
  private final ObjectNode duet;
  private final ObjectNode invocations;
  private final Optional<Integer> memoryMb;
  private final List<String> failures = new ArrayList<>();
  private final TimeoutAdvice advice = new TimeoutAdvice();
  private long writtenNanos = System.nanoTime();
  private int answers;
  private boolean changed;

  /**
   * A file of invocations of one function.
   *
   * @param function the function's name in SeBS
   * @param config the file's {@code config} object
   * @param duet Duet's own facts of the run
   * @param memoryMb the memory of its instances, where it is known
   */
  public ExperimentsFile(
      Path file, String function, ObjectNode config, ObjectNode duet, Optional<Integer> memoryMb) {
    this.file = file;
    this.memoryMb = memoryMb;
    this.duet = duet;
    this.document = SebsJson.object();
    this.invocations = document.putObject("_invocations").putObject(function);
    document.putObject("_metrics");
    document.put("begin_time", seconds(Instant.now()));
    document.put("end_time", seconds(Instant.now()));
    document.putNull("result_bucket");
    document.set("config", config);
    document.set("duet", duet);
  }

  @Override
  public void answered(Sample sample, Optional<byte[]> json, Optional<String> failure) {
    boolean answered = InvocationJson.answered(sample);
    if (sample.experiment() == SampleKind.WARMUP) {
      return;
    } else if (!answered) {
      failures.add(sample.status() + failure.map(text -> ": " + text).orElse(""));
      advice.note(sample);
    }
    String id =
        answered || json.isPresent() ? requestId(sample) : "failed-" + (failures.size() - 1);
    invocations.set(
        id,
        InvocationJson.of(
            id, answers++, sample, json, answered ? Optional.empty() : failure, memoryMb));
    document.put("end_time", seconds(Instant.now()));
    changed = true;
    if (System.nanoTime() - writtenNanos > BETWEEN_WRITES.toNanos()) {
      write();
    }
  }

  /** Requests have no id of their own on every target: it is made of what is unique to each. */
  private static String requestId(Sample sample) {
    String unique = sample.instance() + " " + sample.start() + " " + sample.sequence();
    return UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** An object that the file has besides SeBS's own, such as {@code statistics}. */
  public void put(String field, JsonNode value) {
    document.set(field, value);
    changed = true;
  }

  /** Duet's own facts of the run; what is put there before the last answer is on file. */
  public ObjectNode duet() {
    return duet;
  }

  /** How many invocations there are. */
  public int count() {
    return answers;
  }

  /** What went wrong, a text for each invocation that failed. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** What to do about what went wrong, the end of a sentence; empty if that is not known. */
  public String advice() {
    return advice.text();
  }

  private void write() {
    SebsJson.write(file, document);
    writtenNanos = System.nanoTime();
    changed = false;
  }

  /** Writes what is not on file yet; a run without any answer leaves no file. */
  @Override
  public void close() {
    if (changed) {
      write();
    }
  }

  private static double seconds(Instant instant) {
    int micros = instant.getNano() / 1000;
    return instant.getEpochSecond() + micros / 1e6;
  }
}
