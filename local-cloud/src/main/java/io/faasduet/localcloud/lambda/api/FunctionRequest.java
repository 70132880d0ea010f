package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.events.QueueArn;
import io.faasduet.localcloud.lambda.function.BootstrapProgram;
import io.faasduet.localcloud.lambda.function.FunctionDetails;
import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.ReservedVariables;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.json.ApiBody;
import io.faasduet.localcloud.lambda.json.FieldsTaken;
import io.faasduet.runtime.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The description of a function in a request: all of it in a create, only the changes in an update.
 * What would change how the function runs, and is not done here, is refused.
 */
record FunctionRequest(ApiBody body) {
  /** The script that Lambda would start the runtime by. */
  private static final String WRAPPER = "AWS_LAMBDA_EXEC_WRAPPER";

  private static final List<String> RUNTIMES =
      List.of("java8.al2", "java11", "java17", "java21", "java25", BootstrapProgram.RUNTIME);

  /** Of CreateFunction, UpdateFunctionConfiguration and UpdateFunctionCode together. */
  private static final FieldsTaken FIELDS =
      FieldsTaken.of(
              "Architectures",
              "Code",
              "DeadLetterConfig",
              "Description",
              "DryRun",
              "Environment",
              "EphemeralStorage",
              "FunctionName",
              "Handler",
              "KMSKeyArn", // encryption is not looked at
              "LoggingConfig",
              "MemorySize",
              "Publish",
              "RevisionId",
              "Role",
              "Runtime",
              "S3Bucket",
              "S3Key",
              "SnapStart",
              "Tags",
              "Timeout",
              "TracingConfig",
              "VpcConfig", // neither are networks
              "ZipFile")
          .andOnly("PackageType", "Zip");

  /** Of {@code SnapStart.ApplyOn}. */
  static final String PUBLISHED_VERSIONS = "PublishedVersions";

  private static final List<String> APPLY_ON = List.of(PUBLISHED_VERSIONS, "None");
  private static final int MAX_VARIABLES_BYTES = 4096;
  private static final int DEFAULT_MEGABYTES = 128;
  private static final int DEFAULT_SECONDS = 3;

  /**
   * How its environments run.
   *
   * @param newRegion of its ARN, if it was not there
   * @param credentials of its role, if it was not there
   * @param before how they ran so far, if it was there
   */
  LambdaConfiguration configuration(
      String name,
      Path zip,
      String newRegion,
      Map<String, String> credentials,
      Optional<LambdaConfiguration> before) {
    refuseWhatIsNotDone(name);
    int megabytes =
        body.whole("MemorySize", 128, 10_240)
            .or(() -> before.map(LambdaConfiguration::memoryMegabytes))
            .orElse(DEFAULT_MEGABYTES);
    Duration timeout =
        body.whole("Timeout", 1, 900)
            .map(Duration::ofSeconds)
            .or(() -> before.map(LambdaConfiguration::timeout))
            .orElse(Duration.ofSeconds(DEFAULT_SECONDS));
    String handler =
        body.text("Handler")
            .or(() -> before.map(LambdaConfiguration::handler))
            .orElseThrow(FunctionRequest::incomplete);
    Quotas.handler(handler);
    if (!handler.matches("[^\\s]+")) {
      throw ServiceException.constraint(
          "handler", handler, "Member must satisfy regular expression pattern: [^\\s]+");
    }
    Map<String, String> variables =
        body.has("Environment")
            ? body.object("Environment").textMap("Variables")
            : before.map(LambdaConfiguration::variables).orElse(Map.of());
    Map<String, String> inherited = before.map(LambdaConfiguration::inherited).orElse(credentials);
    String region = before.map(LambdaConfiguration::region).orElse(newRegion);
    return new LambdaConfiguration(
        name, zip, handler, megabytes, timeout, checked(variables), inherited, region);
  }

  /** What else is kept of it. */
  FunctionDetails details(Optional<FunctionDetails> before) {
    Optional<String> deadLetter = before.flatMap(FunctionDetails::deadLetterArn);
    if (body.has("DeadLetterConfig")) {
      deadLetter = body.object("DeadLetterConfig").text("TargetArn").filter(arn -> !arn.isEmpty());
      deadLetter.ifPresent(FunctionRequest::checkDeadLetters);
    }
    return new FunctionDetails(
        runtime(before),
        before
            .map(there -> body.text("Role").orElse(there.role()))
            .orElseGet(() -> body.required("Role")),
        description(before),
        deadLetter,
        body.object("EphemeralStorage")
            .whole("Size", 512, 10_240)
            .orElse(before.map(FunctionDetails::ephemeralMegabytes).orElse(512)),
        snapStart(before),
        before.map(FunctionDetails::tags).orElseGet(() -> Quotas.tags(body.textMap("Tags"))));
  }

  private boolean snapStart(Optional<FunctionDetails> before) {
    Optional<String> asked = body.object("SnapStart").text("ApplyOn");
    if (asked.isPresent() && !APPLY_ON.contains(asked.get())) {
      throw ServiceException.constraint(
          "snapStart.applyOn",
          asked.get(),
          "Member must satisfy enum value set: [PublishedVersions, None]");
    }
    boolean snapStart =
        asked
            .map(PUBLISHED_VERSIONS::equals)
            .or(() -> before.map(FunctionDetails::snapStart))
            .orElse(false);
    if (snapStart && runtime(before).equals(BootstrapProgram.RUNTIME)) {
      throw ServiceException.invalidParameter(
          BootstrapProgram.RUNTIME + " is not supported for SnapStart enabled functions.");
    }
    return snapStart;
  }

  private String description(Optional<FunctionDetails> before) {
    return body.text("Description")
        .map(Quotas::description)
        .or(() -> before.map(FunctionDetails::description))
        .orElse("");
  }

  private String runtime(Optional<FunctionDetails> before) {
    Optional<String> asked = body.text("Runtime");
    if (asked.isPresent() && !RUNTIMES.contains(asked.get())) {
      throw ServiceException.invalidParameter(
          "Value %s at 'runtime' failed to satisfy constraint: this service runs Java only, %s"
              .formatted(asked.get(), RUNTIMES));
    }
    return asked
        .or(() -> before.map(FunctionDetails::runtime))
        .orElseThrow(FunctionRequest::incomplete);
  }

  private static ServiceException incomplete() {
    return ServiceException.invalidParameter(
        "Runtime and Handler are mandatory parameters for functions created with deployment"
            + " packages.");
  }

  private void refuseWhatIsNotDone(String functionName) {
    FIELDS.check(body);
    FieldsTaken.of("ImageUri", "S3Bucket", "S3Key", "S3ObjectVersion", "SourceKMSKeyArn", "ZipFile")
        .checkIn(body, "Code");
    FieldsTaken.of("Variables").checkIn(body, "Environment");
    FieldsTaken.of("TargetArn").checkIn(body, "DeadLetterConfig");
    FieldsTaken.of("Size").checkIn(body, "EphemeralStorage");
    FieldsTaken.of("ApplyOn").checkIn(body, "SnapStart");
    FieldsTaken.of().andOnly("Mode", "PassThrough").checkIn(body, "TracingConfig");
    FieldsTaken.of()
        .andOnly("LogFormat", "Text")
        .andOnly("LogGroup", "/aws/lambda/" + functionName)
        .checkIn(body, "LoggingConfig");
    List<String> architectures = body.texts("Architectures");
    if (!architectures.isEmpty()
        && !architectures.equals(List.of(FunctionConfiguration.architecture()))) {
      throw ServiceException.invalidParameter(
          "This machine runs %s, not %s."
              .formatted(FunctionConfiguration.architecture(), architectures));
    }
  }

  private static Map<String, String> checked(Map<String, String> variables) {
    List<String> reserved = ReservedVariables.among(variables.keySet());
    if (!reserved.isEmpty()) {
      throw ServiceException.invalidParameter(
          "Lambda was unable to configure your environment variables because the environment"
              + " variables you have provided contains reserved keys that are currently not"
              + " supported for modification. Reserved keys used in this request: "
              + String.join(", ", reserved));
    }
    if (variables.containsKey(WRAPPER)) {
      throw ServiceException.invalidParameter(
          WRAPPER + " is not supported: this service starts runtimes as they are.");
    }
    variables.forEach(
        (name, value) -> {
          if (!name.matches("[a-zA-Z]\\w+")) {
            throw ServiceException.constraint(
                "environment.variables",
                name,
                "Map keys must satisfy constraint: [Member must satisfy regular expression"
                    + " pattern: [a-zA-Z]([a-zA-Z0-9_])+]");
          } else if (value.indexOf('\0') >= 0) {
            throw ServiceException.invalidParameter(
                "The value of the environment variable %s has a NUL, which no process can have."
                    .formatted(name));
          }
        });
    byte[] measured = Json.write(variables);
    if (measured.length > MAX_VARIABLES_BYTES) {
      throw ServiceException.invalidParameter(
          "Lambda was unable to configure your environment variables because the environment"
              + " variables you have provided exceeded the 4KB limit: they have "
              + measured.length
              + " bytes in JSON.");
    }
    return variables;
  }

  private static void checkDeadLetters(String arn) {
    if (!QueueArn.isOne(arn) || QueueArn.parse(arn).isFifo()) {
      throw ServiceException.invalidParameter(
          "The dead letter target is a standard queue's ARN for this service, not " + arn);
    }
  }
}
