package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.function.FunctionDetails;
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

  static Map<String, Object> of(DeployedFunction.Revision revision) {
    LambdaConfiguration configuration = revision.function().configuration();
    FunctionDetails details = revision.details();
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("FunctionName", configuration.functionName());
    described.put("FunctionArn", revision.function().arn());
    described.put("Runtime", details.runtime());
    described.put("Role", details.role());
    described.put("Handler", configuration.handler());
    described.put("CodeSize", revision.code().bytes());
    described.put("Description", details.description());
    described.put("Timeout", configuration.timeout().toSeconds());
    described.put("MemorySize", configuration.memoryMegabytes());
    described.put("LastModified", time(revision.lastModified()));
    described.put("CodeSha256", revision.code().sha256());
    described.put("Version", LambdaFunction.VERSION);
    if (!configuration.variables().isEmpty()) {
      described.put("Environment", Map.of("Variables", configuration.variables()));
    }
    details
        .deadLetterArn()
        .ifPresent(arn -> described.put("DeadLetterConfig", Map.of("TargetArn", arn)));
    described.put("TracingConfig", Map.of("Mode", "PassThrough"));
    described.put("RevisionId", revision.revisionId());
    described.put("State", "Active");
    described.put("LastUpdateStatus", "Successful");
    described.put("PackageType", "Zip");
    described.put("Architectures", List.of(architecture()));
    described.put("EphemeralStorage", Map.of("Size", details.ephemeralMegabytes()));
    described.put("SnapStart", Map.of("ApplyOn", "None", "OptimizationStatus", "Off"));
    described.put(
        "LoggingConfig",
        Map.of("LogFormat", "Text", "LogGroup", "/aws/lambda/" + configuration.functionName()));
    return described;
  }

  /** This machine's, in Lambda's words. */
  static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
