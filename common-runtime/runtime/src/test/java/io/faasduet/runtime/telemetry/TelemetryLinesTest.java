package io.faasduet.runtime.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Invocation;
import io.faasduet.api.Timings;
import io.faasduet.runtime.ExecutionEnvironment;
import org.junit.jupiter.api.Test;

class TelemetryLinesTest {

  @Test
  void anInvocationIsOneLineOfJson() {
    Timings timings = new Timings();
    timings.record("decode", 1_500_000);
    timings.record("total", 2_000_000);
    Invocation invocation = Invocation.builder("a\n\"b\"").cold(true).timings(timings).build();

    assertThat(TelemetryLines.invocationLine(invocation))
        .isEqualTo(
            "{\"duet\":{\"request_id\":\"a\\n\\\"b\\\"\",\"cold\":true,\"instance\":\""
                + ExecutionEnvironment.instanceId()
                + "\",\"timings_ms\":{\"decode\":1.5,\"total\":2.0}}}");
  }

  @Test
  void aFailedInvocationWithoutTimingsHasItsLineToo() {
    Invocation invocation = Invocation.of("id");

    assertThat(TelemetryLines.invocationLine(invocation))
        .isEqualTo(
            "{\"duet\":{\"request_id\":\"id\",\"cold\":false,\"instance\":\""
                + ExecutionEnvironment.instanceId()
                + "\",\"timings_ms\":{}}}");
  }

  @Test
  void aReadyServerSaysItsPortAndWhen() {
    long before = System.nanoTime();
    String line = TelemetryLines.readyLine(8080);
    long after = System.nanoTime();

    String nanos = line.replaceAll(".*\"nanos\":(-?\\d+).*", "$1");
    assertThat(line)
        .isEqualTo(
            "{\"duet\":{\"ready\":{\"instance\":\""
                + ExecutionEnvironment.instanceId()
                + "\",\"port\":8080,\"nanos\":"
                + nanos
                + "}}}");
    assertThat(Long.parseLong(nanos)).isBetween(before, after);
  }
}
