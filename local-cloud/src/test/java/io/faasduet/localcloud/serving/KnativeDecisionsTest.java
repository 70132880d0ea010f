package io.faasduet.localcloud.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.testkit.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Replays traces of load, a reading every 200 ms, and compares each decision: {@code TRACE,MS,
 * INSTANCES,PANIC}.
 */
class KnativeDecisionsTest {
  private static final double UTILIZATION = 0.7;

  /**
   * Traces of a few lines, each {@code STEPS CONCURRENCY READY}, with a decision every 10 steps.
   */
  @Test
  void ownTracesAreDecidedAsByKnativesFormulas() {
    List<String> expected = resource("knative/decisions.csv");
    List<String> decided = new ArrayList<>(List.of(expected.get(0)));
    Replay replay = null;
    for (String line : resource("knative/traces.txt")) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split(" ");
      if (fields[0].equals("trace")) {
        replay = new Replay(fields[1], Double.parseDouble(fields[2]), decided);
        continue;
      }
      for (int step = 0; step < Integer.parseInt(fields[0]); step++) {
        int millis = replay.nextMillis;
        boolean decides = millis % 2000 == 1800;
        replay.step(millis, Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), decides);
      }
    }
    assertThat(decided).containsExactlyElementsOf(expected);
  }

  /** What Knative's own autoscaler decided. */
  @Test
  void knativesOwnDecisionsAreMet() {
    List<String> expected = lines(TestData.file("knative/decisions.csv"));
    List<String> decided = new ArrayList<>(List.of(expected.get(0)));
    Replay replay = null;
    for (String line : lines(TestData.file("knative/traces.txt"))) {
      String[] fields = line.split(" ");
      if (fields[0].equals("trace")) {
        replay = new Replay(fields[1], Double.parseDouble(fields[2]), decided);
      } else {
        replay.step(
            Integer.parseInt(fields[0]),
            Integer.parseInt(fields[1]),
            Integer.parseInt(fields[2]),
            fields[3].equals("1"));
      }
    }
    assertThat(decided).hasSizeGreaterThan(2000).containsExactlyElementsOf(expected);
  }

  private static final class Replay {
    private final String name;
    private final KnativeAutoscaler autoscaler;
    private final List<String> decided;
    private int nextMillis;

    Replay(String name, double target, List<String> decided) {
      this.name = name;
      this.decided = decided;
      this.autoscaler =
          new KnativeAutoscaler(
              new KnativeOptions(
                  0,
                  1769,
                  0,
                  Integer.MAX_VALUE,
                  (int) Math.round(target / UTILIZATION),
                  100,
                  UTILIZATION,
                  Duration.ofSeconds(60),
                  Duration.ofSeconds(6),
                  2,
                  Duration.ZERO));
    }

    void step(int millis, int concurrency, int ready, boolean decides) {
      nextMillis = millis + 200;
      long nanos = millis * 1_000_000L;
      autoscaler.read(nanos, concurrency);
      if (decides) {
        int wanted = autoscaler.decide(nanos, ready);
        decided.add("%s,%d,%d,%s".formatted(name, millis, wanted, autoscaler.isPanicking()));
      }
    }
  }

  private static List<String> resource(String name) {
    try (InputStream in = KnativeDecisionsTest.class.getResourceAsStream("/" + name)) {
      return lines(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }
}
