package io.faasduet.localcloud.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistanceProfileTest {
  @TempDir Path directory;

  @Test
  void theShippedOneHasTheLatenciesOfCommunicationAndABandwidthOfAnotherSource() {
    DistanceProfile aws = DistanceProfile.of("aws-2018");
    ServiceDistance s3 = aws.services().get("s3");
    Duration both = s3.read().orElseThrow().at(0.5).plus(s3.write().orElseThrow().at(0.5));
    assertThat(both).isEqualTo(Duration.ofMillis(108));
    assertThat(aws.bandwidth().orElseThrow().source()).contains("ATC 2018");
    assertThat(aws.description()).startsWith("aws-2018, drawn: dynamodb read median 5.5 ms");
  }

  @Test
  void theLatencyOfQueuesIsNoOutcomeOfTheStudyOnServing() {
    ServiceDistance sqs = DistanceProfile.of("aws-2018").services().get("sqs");
    assertThat(sqs.write().orElseThrow().at(0.5)).isEqualTo(Duration.ofMillis(16));
    assertThat(sqs.write().orElseThrow().source()).contains("Benchmark Series");
    assertThat(sqs.read().orElseThrow().source()).contains("Scaling with Amazon SQS");
  }

  @Test
  void ofOneMachineIsTheBandwidthShared() {
    DistanceProfile each = DistanceProfile.of("aws-2018");
    DistanceProfile all = DistanceProfile.of("aws-2018-one-machine");
    assertThat(all.services()).isEqualTo(each.services());
    assertThat(each.bandwidth().orElseThrow().shared()).isFalse();
    assertThat(each.description()).contains("538.0 Mbit/s a function");
    assertThat(all.bandwidth().orElseThrow().shared()).isTrue();
    assertThat(all.description()).contains("538.0 Mbit/s for all functions");
  }

  @Test
  void itsTextIsAFileOfIt() throws IOException {
    DistanceProfile aws = DistanceProfile.of("aws-2018-one-machine");
    Path file = Files.writeString(directory.resolve("copy.json"), aws.text());
    assertThat(DistanceProfile.of(file.toString())).isEqualTo(aws);
  }

  @Test
  void latenciesAreDrawnBetweenQuantiles() {
    DrawnLatency latency = new DrawnLatency(Map.of(0.5, 10.0, 0.9, 50.0), "a test");
    assertThat(latency.at(0.1)).isEqualTo(Duration.ofMillis(10));
    assertThat(latency.at(0.7)).isEqualTo(Duration.ofMillis(30));
    assertThat(latency.at(0.99)).isEqualTo(Duration.ofMillis(50));
    assertThatThrownBy(() -> new DrawnLatency(Map.of(0.5, 10.0, 0.9, 5.0), ""))
        .hasMessageContaining("must not fall");
  }

  @Test
  void whatIsNoProfileIsRefused() throws IOException {
    refuses("{}", "'name' must be");
    refuses("{\"name\":\"x\",\"services\":{\"s4\":{}}}", "there is no service 's4'");
    refuses("{\"name\":\"x\",\"latency\":1}", "has no field 'latency'");
    refuses(
        "{\"name\":\"x\",\"services\":{\"s3\":{\"read\":{\"millis\":{}}}}}", "needs a quantile");
    refuses("{\"name\":\"x\",\"bandwidth\":{\"mbit_per_s\":0}}", "bandwidth is more than 0");
    refuses("{\"name\"", "is no JSON");
    assertThatThrownBy(() -> DistanceProfile.of("aws-2019"))
        .hasMessage(
            "there is no distance profile 'aws-2019'; there are aws-2018, aws-2018-one-machine, or name a file");
  }

  private void refuses(String json, String message) throws IOException {
    Path file = Files.writeString(directory.resolve("profile.json"), json);
    assertThatThrownBy(() -> DistanceProfile.of(file.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
