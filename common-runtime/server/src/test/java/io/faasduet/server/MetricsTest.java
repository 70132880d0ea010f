package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.runtime.ExecutionEnvironment;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void countsRequestsByProtocolFailureAndStatus() {
    try (ServedProbe served = new ServedProbe();
        GrpcCaller grpc = served.grpc()) {
      long before = System.nanoTime();
      served.post("{}");
      served.post("{}");
      served.post("{");
      double seconds = (System.nanoTime() - before) / 1e9;
      grpc.invoke("{}");
      grpc.invoke("{\"act\":\"missing\"}");

      assertThat(ended(served, "http", "none", "200")).isEqualTo(2);
      assertThat(ended(served, "http", "InvalidRequest", "400")).isEqualTo(1);
      assertThat(ended(served, "grpc", "none", "OK")).isEqualTo(1);
      assertThat(ended(served, "grpc", "NotFound", "NOT_FOUND")).isEqualTo(1);
      assertThat(served.metric("duet_request_duration_seconds_count{protocol=\"http\"}"))
          .isEqualTo(3);
      assertThat(
              served.metric("duet_request_duration_seconds_bucket{protocol=\"http\",le=\"300.0\"}"))
          .isEqualTo(3);
      assertThat(served.metric("duet_request_duration_seconds_sum{protocol=\"http\"}"))
          .as("one after another")
          .isPositive()
          .isLessThan(seconds);
    }
  }

  @Test
  void countsAlsoWhatAskedForNothingItHas() {
    try (ServedProbe served = new ServedProbe()) {
      served.get("/nothing");
      served.send(served.request("/").DELETE().build());

      assertThat(ended(served, "http", "NotFound", "404")).isEqualTo(1);
      assertThat(ended(served, "http", "InvalidRequest", "405")).isEqualTo(1);
      assertThat(served.metric("duet_request_duration_seconds_count{protocol=\"http\"}")).isZero();
    }
  }

  @Test
  void saysWhatTheProcessIs() {
    try (ServedProbe served = new ServedProbe()) {
      served.post("{}");
      HttpResponse<String> page = served.get("/metrics");

      assertThat(page.headers().firstValue("content-type"))
          .hasValue("text/plain; version=0.0.4; charset=utf-8");
      assertThat(
              served.metric(
                  "duet_instance_info{function=\"probe\",instance=\""
                      + ExecutionEnvironment.instanceId()
                      + "\"}"))
          .isEqualTo(1);
      assertThat(served.metric("process_resident_memory_bytes")).isGreaterThan(10 << 20);
      assertThat(served.metric("process_start_time_seconds"))
          .isCloseTo(ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3, within(5.0));
      assertThat(page.body().lines())
          .allMatch(line -> line.matches("# (HELP|TYPE) \\S+ .*|\\w+(\\{.*})? [0-9.eE+-]+"));
    }
  }

  private static double ended(ServedProbe served, String protocol, String failure, String status) {
    return served.metric(
        "duet_requests_total{protocol=\"%s\",failure=\"%s\",status=\"%s\"}"
            .formatted(protocol, failure, status));
  }
}
