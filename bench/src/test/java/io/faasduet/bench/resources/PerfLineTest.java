package io.faasduet.bench.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.resources.PerfLine.Status;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Lines as perf of several versions prints them, by perf-stat(1). */
class PerfLineTest {
  @Test
  void readsLinesOfIntervalModeWithMetricsAtTheirEnd() {
    String recorded =
        """
             0.100213441,51234567,,instructions,100213441,100.00,1.42,insn per cycle
             0.100213441,36080681,,cycles,100213441,100.00,,
             0.100213441,183000,,branch-misses,62613441,62.48,1.83,of all branches
             0.100213441,,,,,,,0.21,stalled cycles per insn
        """;
    assertThat(parsed(recorded))
        .containsExactly(
            counted("instructions", 51234567, 100),
            counted("cycles", 36080681, 100),
            counted("branch-misses", 183000, 62.48));
  }

  @Test
  void saysWhatIsNotSupportedAndWhatWasNotCounted() {
    String recorded =
        """
             1.000312000,<not supported>,,stalled-cycles-backend,0,100.00,,
             1.000312000,<not counted>,,LLC-load-misses,0,0.00,,
        """;
    assertThat(parsed(recorded))
        .containsExactly(
            new PerfLine("stalled-cycles-backend", Status.NOT_SUPPORTED, OptionalDouble.empty(), 0),
            new PerfLine("LLC-load-misses", Status.NOT_COUNTED, OptionalDouble.empty(), 0));
  }

  @Test
  void readsLinesWithoutAUnitOfOldVersions() {
    assertThat(parsed("     1.000143,1723,instructions\n     1.000143,99,cycles,25.00\n"))
        .containsExactly(counted("instructions", 1723, 100), counted("cycles", 99, 25));
  }

  @Test
  void readsLinesWithoutATimeAsOfASingleCount() {
    assertThat(parsed("1212,,instructions,900123,100.00,0.85,insn per cycle\n"))
        .containsExactly(counted("instructions", 1212, 100));
  }

  @Test
  void namesAnEventWithoutItsCoreAndModifiers() {
    String recorded =
        """
             0.500,10,,cpu_core/instructions/,500,100.00,,
             0.500,11,,cpu_atom/instructions/u,500,100.00,,
             0.500,12,,cycles:u,500,100.00,,
             0.500,13,,L1-dcache-load-misses:uk,500,100.00,,
        """;
    assertThat(parsed(recorded))
        .extracting(PerfLine::event)
        .containsExactly("instructions", "instructions", "cycles", "L1-dcache-load-misses");
  }

  @Test
  void aDecimalCommaInTheShareLeavesTheCountAsItIs() {
    assertThat(parsed("     0.500553232,77,,branches,495760948,99,97,,\n"))
        .containsExactly(counted("branches", 77, 99));
  }

  @Test
  void leavesOutCommentsAndMessages() {
    String recorded =
        """
        # started on Sat Nov 28 10:00:00 2026

        Error:
        Access to performance monitoring and observability operations is limited.
        event syntax error: 'l2_rqsts.miss'
        """;
    assertThat(parsed(recorded)).isEmpty();
  }

  private static List<PerfLine> parsed(String recorded) {
    return recorded.lines().map(PerfLine::parse).flatMap(Optional::stream).toList();
  }

  private static PerfLine counted(String event, double value, double percent) {
    return new PerfLine(event, Status.COUNTED, OptionalDouble.of(value), percent);
  }
}
