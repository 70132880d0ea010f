package io.faasduet.localcloud.serving;

/**
 * What a platform tells of itself at {@code /metrics}, in the Prometheus text format 0.0.4. Those
 * of one instance say nothing of the others, and to ask one of them would be a request.
 */
final class RevisionMetrics {
  static final String PATH = "/metrics";
  static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private RevisionMetrics() {}

  static String of(InstancePool.State state) {
    StringBuilder page = new StringBuilder(1024);
    describe(page, "duet_revision_instances", "gauge", "Instances by what they do");
    page.append("duet_revision_instances{state=\"ready\"} ").append(state.ready()).append('\n');
    page.append("duet_revision_instances{state=\"starting\"} ")
        .append(state.starting())
        .append('\n');
    page.append("duet_revision_instances{state=\"draining\"} ")
        .append(state.draining())
        .append('\n');
    single(page, "duet_revision_instances_desired", "gauge", "Instances wanted", state.desired());
    single(
        page,
        "duet_revision_cold_starts_total",
        "counter",
        "Instances that have started",
        state.started());
    single(
        page,
        "duet_revision_requests_queued",
        "gauge",
        "Requests that wait for an instance",
        state.waiting());
    single(
        page,
        "duet_revision_requests_in_flight",
        "gauge",
        "Requests in an instance",
        state.inFlight());
    return page.toString();
  }

  private static void single(StringBuilder page, String name, String type, String help, int value) {
    describe(page, name, type, help);
    page.append(name).append(' ').append(value).append('\n');
  }

  private static void describe(StringBuilder page, String name, String type, String help) {
    page.append("# HELP ").append(name).append(' ').append(help).append('\n');
    page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }
}
