package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.VersionState;
import io.faasduet.localcloud.lambda.function.FunctionDetails;
import io.faasduet.localcloud.lambda.function.FunctionName;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A function as the API describes it: its {@code FunctionConfiguration}. */
final class FunctionConfiguration {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

  private FunctionConfiguration() {}

  /**
   * A version.
   *
   * @param asked the name that it goes by; a qualifier in it is in the description's ARN too
   */
  static Map<String, Object> of(DeployedFunction function, FunctionName asked) {
    return of(function.revision(), function.state(), function.arnAs(asked));
  }

  /** A function, without a version. */
  static Map<String, Object> ofFunction(DeployedFunction function) {
    return of(function.revision(), function.state(), function.arn());
  }

  /** A version, by its number. */
  static Map<String, Object> ofVersion(DeployedFunction function) {
    return of(function.revision(), function.state(), function.arn() + ":" + function.version());
  }

  static Map<String, Object> of(
      DeployedFunction.Revision revision, VersionState state, String functionArn) {
    LambdaConfiguration configuration = revision.function().configuration();
    FunctionDetails details = revision.details();
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("FunctionName", configuration.functionName());
    described.put("FunctionArn", functionArn);
    described.put("Runtime", details.runtime());
    described.put("Role", details.role());
    described.put("Handler", configuration.handler());
    described.put("CodeSize", revision.code().bytes());
    described.put("Description", details.description());
    described.put("Timeout", configuration.timeout().toSeconds());
    described.put("MemorySize", configuration.memoryMegabytes());
    described.put("LastModified", time(revision.lastModified()));
    described.put("CodeSha256", revision.code().sha256());
    described.put("Version", revision.function().version());
    if (!configuration.variables().isEmpty()) {
      described.put("Environment", Map.of("Variables", configuration.variables()));
    }
    details
        .deadLetterArn()
        .ifPresent(arn -> described.put("DeadLetterConfig", Map.of("TargetArn", arn)));
    described.put("TracingConfig", Map.of("Mode", "PassThrough"));
    described.put("RevisionId", revision.revisionId());
    described.put("State", state.name());
    if (!state.reasonCode().isEmpty()) {
      described.put("StateReasonCode", state.reasonCode());
      described.put("StateReason", state.reason());
    }
    described.put("LastUpdateStatus", "Successful");
    described.put("PackageType", "Zip");
    described.put("Architectures", List.of(architecture()));
    described.put("EphemeralStorage", Map.of("Size", details.ephemeralMegabytes()));
    described.put("SnapStart", snapStart(revision, state));
    described.put(
        "LoggingConfig",
        Map.of("LogFormat", "Text", "LogGroup", "/aws/lambda/" + configuration.functionName()));
    return described;
  }

  private static Map<String, Object> snapStart(
      DeployedFunction.Revision revision, VersionState state) {
    boolean applies = revision.details().snapStart();
    boolean restores =
        applies
            && state.equals(VersionState.ACTIVE)
            && !revision.function().version().equals(LambdaFunction.LATEST);
    return Map.of(
        "ApplyOn", applies ? FunctionRequest.PUBLISHED_VERSIONS : "None",
        "OptimizationStatus", restores ? "On" : "Off");
  }

  /** This machine's, in Lambda's words. */
  static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
