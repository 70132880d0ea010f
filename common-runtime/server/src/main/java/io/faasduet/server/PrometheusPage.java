package io.faasduet.server;

import io.faasduet.runtime.ExecutionEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The metrics of this process in the Prometheus text format 0.0.4. */
final class PrometheusPage {
  static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final String function;
  private final Metrics metrics;
  private final Workers workers;

  PrometheusPage(String function, Metrics metrics, Workers workers) {
    this.function = function;
    this.metrics = metrics;
    this.workers = workers;
  }

  String render() {
    StringBuilder page = new StringBuilder(2048);
    describe(page, "duet_requests_total", "counter", "Requests by how they ended");
    for (Protocol protocol : Protocol.values()) {
      metrics.outcomes(protocol).forEach((outcome, count) -> ended(page, protocol, outcome, count));
    }
    describe(page, "duet_request_duration_seconds", "histogram", "From head to answer");
    for (Protocol protocol : Protocol.values()) {
      histogram(page, protocol, metrics.durations(protocol));
    }
    gauge(page, "duet_requests_in_flight", "Requests the function works on", workers.running());
    gauge(page, "duet_requests_queued", "Requests waiting for a worker", workers.waiting());
    describe(page, "duet_cold_invocations_total", "counter", "1 once this process was invoked");
    sample(page, "duet_cold_invocations_total", "", metrics.coldStarts());
    describe(page, "duet_instance_info", "gauge", "Which function and process this is");
    String instance = label("instance", ExecutionEnvironment.instanceId());
    sample(page, "duet_instance_info", label("function", function) + "," + instance, 1);
    gauge(
        page,
        "process_start_time_seconds",
        "Start of the process since the epoch",
        ExecutionEnvironment.processStart().toEpochMilli() / 1e3);
    residentBytes()
        .ifPresent(bytes -> gauge(page, "process_resident_memory_bytes", "Resident memory", bytes));
    return page.toString();
  }

  private static void ended(
      StringBuilder page, Protocol protocol, Metrics.CallResult outcome, long count) {
    String labels =
        label("protocol", protocol.label())
            + ","
            + label("failure", outcome.failure())
            + ","
            + label("status", outcome.status());
    sample(page, "duet_requests_total", labels, count);
  }

  private static void histogram(StringBuilder page, Protocol protocol, Metrics.Durations spent) {
    String name = "duet_request_duration_seconds";
    String labels = label("protocol", protocol.label());
    for (int i = 0; i < Metrics.BOUNDS.length; i++) {
      String bound = label("le", Double.toString(Metrics.BOUNDS[i]));
      sample(page, name + "_bucket", labels + "," + bound, spent.atMost()[i]);
    }
    sample(page, name + "_bucket", labels + "," + label("le", "+Inf"), spent.count());
    sample(page, name + "_sum", labels, spent.sumSeconds());
    sample(page, name + "_count", labels, spent.count());
  }

  private static void gauge(StringBuilder page, String name, String help, Number value) {
    describe(page, name, "gauge", help);
    sample(page, name, "", value);
  }

  private static void describe(StringBuilder page, String name, String type, String help) {
    page.append("# HELP ").append(name).append(' ').append(help).append('\n');
    page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void sample(StringBuilder page, String name, String labels, Number value) {
    page.append(name);
    if (!labels.isEmpty()) {
      page.append('{').append(labels).append('}');
    }
    page.append(' ').append(value).append('\n');
  }

  private static String label(String name, String value) {
    return name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** What Linux says; empty elsewhere. */
  private static OptionalLong residentBytes() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmRSS:")) {
          return OptionalLong.of(Long.parseLong(line.replaceAll("\\D", "")) * 1024);
        }
      }
    } catch (IOException e) {
      // not Linux
    }
    return OptionalLong.empty();
  }
}
