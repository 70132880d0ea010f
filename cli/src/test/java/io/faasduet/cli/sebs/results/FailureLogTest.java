package io.faasduet.cli.sebs.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureLogTest {
  @TempDir private Path directory;

  @Test
  void eachFailureIsALineOfItsExperiment() throws IOException {
    FailureLog log =
        new FailureLog(sample -> sample.step().contains("5") ? "mem-multiple" : "mem-single");
    log.answered(sample("resources of 1 on http", Sample.OK), Optional.empty(), Optional.empty());
    log.answered(
        sample("resources of 5 on http", "http-500"), Optional.empty(), Optional.of("no memory"));
    assertThat(log.lines()).containsOnlyKeys("mem-multiple");
    Path logs = EarlyDirectory.log(directory, "mem-multiple", log.lines().get("mem-multiple"));
    assertThat(logs).isEqualTo(directory.resolve("mem-multiple/instance_0/logs"));
    assertThat(Files.readAllLines(logs.resolve("execution_00.log")))
        .singleElement()
        .asString()
        .startsWith("1970-01-01T00:00:01Z  request 7 of 'resources of 5 on http'")
        .endsWith("http-500: no memory");
  }

  @ParameterizedTest
  @CsvSource({"timeout, true", "lambda-Sandbox.Timedout, true", "http-500, false"})
  void whatTimedOutIsToHaveMore(String status, boolean timedOut) {
    FailureLog log = new FailureLog(sample -> "mem-single");
    log.answered(sample("resources of 1 on http", status), Optional.empty(), Optional.empty());
    StringWriter err = new StringWriter();
    assertThat(log.report(directory, new PrintWriter(err, true))).isTrue();
    assertThat(err.toString()).startsWith("duet: 1 invocations of mem-single failed; see ");
    assertThat(err.toString().contains("longer with --timeout")).isEqualTo(timedOut);
  }

  private static Sample sample(String step, String status) {
    return new Sample(
        "sleep",
        "http",
        SampleKind.RESOURCES,
        step,
        0,
        1,
        7,
        Instant.ofEpochSecond(1),
        0,
        0,
        status.equals(Sample.OK) ? OptionalDouble.of(1) : OptionalDouble.empty(),
        status,
        false,
        "i",
        Map.of(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }
}
