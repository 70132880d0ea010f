package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.runtime.ExecutionEnvironment;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void countsRequestsByProtocolAndFailure() {
    try (ServedProbe served = new ServedProbe();
        GrpcCaller grpc = served.grpc()) {
      served.post("{}");
      served.post("{}");
      served.post("{");
      grpc.invoke("{\"act\":\"missing\"}");

      assertThat(served.metric("duet_requests_total{protocol=\"http\",failure=\"none\"}"))
          .isEqualTo(2);
      assertThat(served.metric("duet_requests_total{protocol=\"http\",failure=\"InvalidRequest\"}"))
          .isEqualTo(1);
      assertThat(served.metric("duet_requests_total{protocol=\"grpc\",failure=\"NotFound\"}"))
          .isEqualTo(1);
      assertThat(served.metric("duet_request_duration_seconds_count{protocol=\"http\"}"))
          .isEqualTo(3);
      assertThat(
              served.metric("duet_request_duration_seconds_bucket{protocol=\"http\",le=\"300.0\"}"))
          .isEqualTo(3);
      assertThat(served.metric("duet_request_duration_seconds_sum{protocol=\"http\"}"))
          .isBetween(0.0, 180.0);
    }
  }

  @Test
  void saysWhatTheProcessIs() {
    try (ServedProbe served = new ServedProbe()) {
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
          .isBetween(1.7e9, System.currentTimeMillis() / 1e3);
      assertThat(page.body().lines())
          .allMatch(line -> line.matches("# (HELP|TYPE) \\S+ .*|\\w+(\\{.*})? [0-9.eE+-]+"));
    }
  }
}
