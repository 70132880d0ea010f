package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.cli.bench.AnswerListener;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SeBS's file of eviction-model: for each idle time a list of repetitions, each a list of pairs of
 * invocations, with the seconds since 1970 from which and until which each took. SeBS pairs what
 * one thread has sent; here the invocations of two batches are paired by their order, and may be of
 * different instances. What was not answered has its text in {@code duet.failure}.
 *
 * <p>Used by one thread at a time.
 */
public final class EvictionFile implements AnswerListener, AutoCloseable {
  private static final Pattern STEP = Pattern.compile("idle (\\S+) s #(\\d+) on .*");

  private final Path file;
  private final ObjectNode times = SebsJson.object();
  private int invocations;

  /** A file of that name in a directory. */
  public EvictionFile(Path directory, String name) {
    this.file = directory.resolve(name);
  }

  @Override
  public void answered(Sample sample, Optional<byte[]> json, Optional<String> failure) {
    Matcher step = STEP.matcher(sample.step());
    if (!step.matches()) {
      return;
    }
    int repetition = Integer.parseInt(step.group(2));
    ArrayNode repetitions = times.withArray("/" + step.group(1));
    while (repetitions.size() < repetition) {
      repetitions.addArray();
    }
    ArrayNode pairs = (ArrayNode) repetitions.get(repetition - 1);
    if (sample.experiment() == SampleKind.WARMUP) {
      ObjectNode pair = pairs.addObject();
      pair.put("invocation", pairs.size() - 1);
      pair.put("repetition", repetition - 1);
      put(pair, "first", sample, json, failure);
    } else {
      for (int i = 0; i < pairs.size(); i++) {
        ObjectNode pair = (ObjectNode) pairs.get(i);
        if (!pair.has("second")) {
          put(pair, "second", sample, json, failure);
          break;
        }
      }
    }
  }

  private void put(
      ObjectNode pair,
      String which,
      Sample sample,
      Optional<byte[]> json,
      Optional<String> failure) {
    pair.set(
        which,
        InvocationJson.of(
            Integer.toString(sample.sequence()),
            invocations++,
            sample,
            json,
            failure,
            Optional.empty()));
    double begin = sample.start().toEpochMilli() / 1e3;
    pair.putArray(which + "_times").add(begin).add(begin + sample.latencyMillis().orElse(0) / 1e3);
  }

  /** The file. */
  public Path path() {
    return file;
  }

  /** Writes it; without any answer, none. */
  @Override
  public void close() {
    if (invocations > 0) {
      SebsJson.write(file, times);
    }
  }
}
