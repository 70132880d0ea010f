package io.faasduet.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FieldNaming;
import io.faasduet.runtime.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The handlers as they are on Lambda: in a process that AWS's own runtime client runs. */
@EnabledOnOs(
    value = OS.LINUX,
    disabledReason = "the Lambda runtime client has a native library for Linux only")
class RuntimeClientTest {
  private static final String HANDLER = "io.faasduet.lambda.ProbeHandler";

  @TempDir private Path directory;
  private RuntimeApi api;

  /** What the Lambda service passes on to the caller. */
  record ErrorPayload(String errorMessage, String errorType, List<String> stackTrace)
      implements FieldNaming.AsDeclared {}

  record InitError(String errorMessage, String errorType) implements FieldNaming.AsDeclared {}

  @BeforeEach
  void serve() throws IOException {
    api = new RuntimeApi();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void initAndEachInvocationLeaveTheirLineAndOnlyTheFirstIsCold() throws Exception {
    try (RuntimeProcess process = start(HANDLER)) {
      assertThat(process.nextLine()).startsWith("{\"duet\":{\"init\":{\"instance\":\"");

      RuntimeApi.Report first = invoke("r1", "{\"text\": \"é\", \"some_count\": 3}");
      assertThat(first.path()).isEqualTo("r1/response");
      assertThat(first.body()).isEqualTo("{\"text\":\"é\",\"some_count\":3}");
      assertThat(process.nextLine())
          .startsWith("{\"duet\":{\"request_id\":\"r1\",\"cold\":true,\"instance\":\"")
          .contains("\"init\":", "\"decode\":", "\"total\":");

      assertThat(invoke("r2", "{}").body()).isEqualTo("{\"text\":\"default\",\"some_count\":0}");
      assertThat(process.nextLine())
          .startsWith("{\"duet\":{\"request_id\":\"r2\",\"cold\":false,\"instance\":\"")
          .doesNotContain("\"init\":");
    }
  }

  @Test
  void aFailureReachesTheCallerByNameAndWithoutAStackTrace() throws Exception {
    try (RuntimeProcess process = start(HANDLER)) {
      process.nextLine();
      for (ErrorKind failure : ErrorKind.values()) {
        RuntimeApi.Report report = invoke("r1", "{\"fail\": \"" + failure + "\"}");

        assertThat(report.path()).isEqualTo("r1/error");
        assertThat(error(report))
            .isEqualTo(
                new ErrorPayload(
                    "field 'fail' asks for " + failure, failure.errorType(), List.of()));
        assertThat(process.nextLine()).contains("\"request_id\":\"r1\"", "\"total\":");
      }
    }
  }

  @Test
  void aWrongFieldIsNamedToTheCaller() throws Exception {
    try (RuntimeProcess process = start(HANDLER)) {
      assertThat(error(invoke("r1", "{\"some_count\": 1.5}")))
          .isEqualTo(
              new ErrorPayload(
                  "field 'some_count' must be a whole number, not 1.5",
                  "InvalidRequest",
                  List.of()));
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void nothingOfAnInternalErrorsCauseReachesTheCallerAndTheProcessLivesOn() throws Exception {
    try (RuntimeProcess process = start(HANDLER)) {
      process.nextLine();
      for (String fault : List.of("crash", "assertion", "missing")) {
        RuntimeApi.Report report = invoke("r1", "{\"fail\": \"" + fault + "\"}");

        assertThat(error(report))
            .isEqualTo(
                new ErrorPayload(
                    "the function failed; its log has request r1", "InternalError", List.of()));
        assertThat(report.headers().values().toString()).doesNotContain("secret", "Probe.java");
        assertThat(process.nextLine()).contains("\"request_id\":\"r1\"");
      }
      assertThat(invoke("r2", "{}").path()).isEqualTo("r2/response");
    }
  }

  @Test
  void anErrorOfTheJvmItselfIsReportedAndEndsTheProcess() throws Exception {
    for (String fault : List.of("memory", "stack")) {
      Path own = Files.createDirectory(directory.resolve(fault));
      try (RuntimeProcess process = RuntimeProcess.start(api, HANDLER, own, Map.of())) {
        process.nextLine();
        RuntimeApi.Report report = invoke("r1", "{\"fail\": \"" + fault + "\"}");

        assertThat(report.path()).isEqualTo("r1/error");
        assertThat(error(report).errorType())
            .isEqualTo(
                fault.equals("memory")
                    ? "java.lang.OutOfMemoryError"
                    : "java.lang.StackOverflowError");
        assertThat(process.nextLine()).contains("\"request_id\":\"r1\"");
        process.waitForExit();
        assertThat(process.isAlive()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HANDLER, HANDLER + "::handleRequest"})
  void theRuntimeTakesTheStreamAndLoadsNoJsonBinding(String handler) throws Exception {
    try (RuntimeProcess process = start(handler)) {
      assertThat(invoke("r1", "{\"some_count\": 3}").body()).contains("\"some_count\":3");

      assertThat(process.loadedClasses())
          .anyMatch(line -> line.contains("io.faasduet.lambda.ProbeHandler"))
          .noneMatch(line -> line.contains("serialization.factories"))
          .noneMatch(line -> line.contains("jackson.databind"))
          .noneMatch(line -> line.contains("org.crac."))
          .noneMatch(line -> line.contains("lambda.runtime.events."));
    }
  }

  /** AWS starts each managed Java runtime with that property, and one with SnapStart so. */
  private static final Map<String, String> SNAP_START =
      Map.of(
          "JAVA_TOOL_OPTIONS",
          "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "snap-start");

  @Test
  void onSnapStartTheHooksRunAndTheRestoredEnvironmentIsAnother() throws Exception {
    try (RuntimeProcess process = RuntimeProcess.start(api, HANDLER, directory, SNAP_START)) {
      String init = process.nextLine();
      String before = instance(init);

      assertThat(process.nextLine()).contains("before a snapshot");
      assertThat(api.nextReport().path()).isEqualTo("restore/next");
      assertThat(process.nextLine()).contains("after a restore");
      assertThat(invoke("r1", "{}").path()).isEqualTo("r1/response");
      String first = process.nextLine();
      assertThat(first).contains("\"request_id\":\"r1\",\"cold\":true");
      assertThat(instance(first)).isNotEqualTo(before);
      assertThat(invoke("r2", "{}").path()).isEqualTo("r2/response");
      assertThat(process.nextLine()).contains("\"cold\":false").contains(instance(first));
    }
  }

  @Test
  void withoutSnapStartNothingOfOrgCracIsLoadedThoughAwsNamesAnImplementation() throws Exception {
    Map<String, String> settings = new HashMap<>(SNAP_START);
    settings.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    try (RuntimeProcess process = RuntimeProcess.start(api, HANDLER, directory, settings)) {
      assertThat(invoke("r1", "{}").path()).isEqualTo("r1/response");
      assertThat(process.loadedClasses())
          .anyMatch(line -> line.contains("io.faasduet.runtime.SnapshotHooks"))
          .noneMatch(line -> line.contains("org.crac."));
    }
  }

  @Test
  void aHookThatFailsAfterARestoreEndsTheEnvironment() throws Exception {
    Map<String, String> settings = new HashMap<>(SNAP_START);
    settings.put("PROBE_RESTORE_FAULT", "yes");
    try (RuntimeProcess process = RuntimeProcess.start(api, HANDLER, directory, settings)) {
      assertThat(api.nextReport().path()).isEqualTo("restore/next");
      assertThat(api.nextReport().path()).isEqualTo("restore/error");
      assertThat(process.waitForExit()).isNotZero();
    }
  }

  private static String instance(String line) {
    return line.replaceAll(".*\"instance\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void aFunctionThatCannotBeMadeIsAnInitErrorAndTheEndOfTheProcess() throws Exception {
    try (RuntimeProcess process =
        RuntimeProcess.start(
            api, HANDLER, directory, Map.of("PROBE_INIT_FAULT", "DUET_MODEL must be a URI"))) {
      RuntimeApi.Report report = api.nextReport();

      assertThat(report.path()).isEqualTo("init");
      assertThat(Json.read(report.body().getBytes(UTF_8), InitError.class))
          .isEqualTo(
              new InitError("DUET_MODEL must be a URI", "io.faasduet.api.InvalidSettingException"));
      assertThat(process.waitForExit()).isNotZero();
    }
  }

  @Test
  void httpRequestsAreAnsweredAndLeaveTheirLine() throws Exception {
    try (RuntimeProcess process = start("io.faasduet.lambda.ProbeApi")) {
      process.nextLine();
      String answer = api.invoke("r1", TestEvent.of("http-api-post.json").bytes()).body();

      assertThat(answer).contains("\"statusCode\":200", "\"x-duet-cold\":\"true\"");
      assertThat(process.nextLine()).contains("\"request_id\":\"from-the-caller\",\"cold\":true");

      RuntimeApi.Report refused = api.invoke("r2", TestEvent.of("rest-api.json").bytes());
      assertThat(refused.path()).isEqualTo("r2/error");
      assertThat(error(refused).errorType()).isEqualTo("InvalidRequest");
      assertThat(process.nextLine()).contains("\"request_id\":\"r2\",\"cold\":false");
    }
  }

  @Test
  void eachMessageOfAQueueLeavesItsLine() throws Exception {
    try (RuntimeProcess process = start("io.faasduet.lambda.ProbeSqs")) {
      process.nextLine();
      RuntimeApi.Report report = api.invoke("r1", TestEvent.of("sqs.json").bytes());

      assertThat(report.path()).isEqualTo("r1/response");
      assertThat(report.body()).contains("2e1424d4", "7a1f5a0e").doesNotContain("059f36b4");
      assertThat(process.nextLine())
          .contains("\"request_id\":\"059f36b4-87a3-44ab-83d2-661975830a7d\",\"cold\":true");
      assertThat(process.nextLine()).contains("\"request_id\":\"2e1424d4", "\"cold\":false");
      assertThat(process.nextLine()).contains("\"request_id\":\"7a1f5a0e", "\"cold\":false");
      assertThat(process.nextLine()).contains("\"request_id\":\"b8c2b1f4", "\"cold\":false");
    }
  }

  private RuntimeProcess start(String handler) throws IOException {
    return RuntimeProcess.start(api, handler, directory, Map.of());
  }

  private RuntimeApi.Report invoke(String requestId, String json) throws InterruptedException {
    return api.invoke(requestId, json.getBytes(UTF_8));
  }

  private static ErrorPayload error(RuntimeApi.Report report) {
    return Json.read(report.body().getBytes(UTF_8), ErrorPayload.class);
  }
}
