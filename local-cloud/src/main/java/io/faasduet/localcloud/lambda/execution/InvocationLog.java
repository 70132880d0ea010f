package io.faasduet.localcloud.lambda.execution;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The log of one invocation, as CloudWatch would show it. */
final class InvocationLog {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  void initStarts(String runtime) {
    line("INIT_START Runtime Version: " + runtime + ".local");
  }

  void initFailed(Duration took, InitResult result) {
    String status = result instanceof InitResult.TimedOut ? "timeout" : "error";
    line(
        "INIT_REPORT Init Duration: %s\tPhase: init\tStatus: %s"
            .formatted(ReportLine.millis(took), status));
  }

  void restoreStarts(int javaFeature) {
    line("RESTORE_START Runtime Version: java:" + javaFeature + ".local");
  }

  void restored(Duration took) {
    line("RESTORE_REPORT Restore Duration: " + ReportLine.millis(took));
  }

  void restoreFailed(Duration took, InitResult result) {
    String status = result instanceof InitResult.TimedOut ? "timeout" : "error";
    line(
        "RESTORE_REPORT Restore Duration: %s\tStatus: %s"
            .formatted(ReportLine.millis(took), status));
  }

  void start(String requestId, String version) {
    line("START RequestId: " + requestId + " Version: " + version);
  }

  void end(String requestId, InvocationOutcome outcome) {
    outcome.message().ifPresent(message -> line(now() + " " + requestId + " " + message));
    line("END RequestId: " + requestId);
  }

  void report(ReportLine report) {
    line(report.text());
  }

  /** What the function printed; the next line of the log begins on its own line. */
  void output(byte[] printed) {
    log.writeBytes(printed);
    if (printed.length > 0 && printed[printed.length - 1] != '\n') {
      log.write('\n');
    }
  }

  byte[] bytes() {
    return log.toByteArray();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private void line(String line) {
    log.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
