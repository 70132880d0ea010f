package io.faasduet.localcloud.lambda.function;

import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.process.HostVariables;
import io.faasduet.localcloud.process.JavaCommand;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.signature.LocalAccount;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A deployed function: its configuration, and its package unpacked.
 *
 * @param command runs its handler, but for what each environment adds
 * @param bootstrap what runs it in place of the command, with its own Java
 * @param version {@link #LATEST}, or the number of a published version
 */
public record LambdaFunction(
    LambdaConfiguration configuration,
    Path taskRoot,
    JavaCommand command,
    Optional<BootstrapProgram> bootstrap,
    String version) {
  /** The version that can be changed. */
  public static final String LATEST = "$LATEST";

  /** Processes and threads of an environment: see "Lambda quotas" in the guide. */
  private static final int MAX_TASKS = 1024;

  /** A function whose package lies unpacked in the cache from here on. */
  public static LambdaFunction unpack(
      LambdaConfiguration configuration, RuntimeClient client, CacheDirectory cache) {
    Path taskRoot = DeploymentPackage.unpack(configuration.zip(), cache);
    DeploymentPackage.requireCode(taskRoot);
    return unpacked(configuration, client, taskRoot);
  }

  /**
   * A function whose package for {@link BootstrapProgram#RUNTIME} lies unpacked in the cache from
   * here on.
   *
   * @throws io.faasduet.localcloud.process.ProcessStartException if it has no bootstrap that can be
   *     run
   */
  public static LambdaFunction unpackProvided(
      LambdaConfiguration configuration, RuntimeClient client, CacheDirectory cache) {
    Path taskRoot = DeploymentPackage.unpack(configuration.zip(), cache);
    return new LambdaFunction(
        configuration,
        taskRoot,
        client.commandOf(configuration.handler()),
        Optional.of(BootstrapProgram.in(taskRoot)),
        LATEST);
  }

  /** A function whose package lies unpacked in a directory. */
  public static LambdaFunction unpacked(
      LambdaConfiguration configuration, RuntimeClient client, Path taskRoot) {
    return new LambdaFunction(
        configuration,
        taskRoot,
        client.commandOf(configuration.handler()),
        Optional.empty(),
        LATEST);
  }

  /** The command line of one environment, whose options lie in a file if it has a bootstrap. */
  public List<String> line(List<String> defaults, List<String> flags) {
    return bootstrap
        .map(own -> List.of(own.program().toString()))
        .orElseGet(() -> command.with(flags).before(defaults).line());
  }

  /** The runtime as the log names it. */
  public String runtime() {
    return bootstrap.isPresent() ? "provided:al2023" : "java:" + command.java().feature();
  }

  /** The same function, run with more flags. */
  public LambdaFunction with(List<String> flags) {
    return new LambdaFunction(configuration, taskRoot, command.with(flags), bootstrap, version);
  }

  /** The same function as a published version. */
  public LambdaFunction published(int number) {
    return new LambdaFunction(
        configuration, taskRoot, command, bootstrap, Integer.toString(number));
  }

  /** The ARN of something that Lambda keeps in a region. */
  public static String arn(String region, String kind, String id) {
    return String.join(
        ":", "arn", FunctionName.partition(region), "lambda", region, LocalAccount.ID, kind, id);
  }

  static String arn(String region, String functionName) {
    return arn(region, "function", functionName);
  }

  public String name() {
    return configuration.functionName();
  }

  public String arn() {
    return arn(configuration.region(), name());
  }

  /** What each environment may use. */
  public ProcessLimits limits() {
    return ProcessLimits.ofLambda(configuration.memoryMegabytes()).withTasks(MAX_TASKS);
  }

  /** The environment variables of one environment, as Lambda sets them. */
  public Map<String, String> variables(String runtimeApi, Path temporary) {
    Map<String, String> variables = HostVariables.of(temporary);
    // a function that is pointed to a local store brings a region and credentials of its own
    variables.putAll(
        Map.of(
            "AWS_REGION",
            configuration.region(),
            "AWS_DEFAULT_REGION",
            configuration.region(),
            "AWS_ACCESS_KEY_ID",
            "local",
            "AWS_SECRET_ACCESS_KEY",
            "local"));
    variables.putAll(configuration.inherited());
    variables.putAll(configuration.variables());
    variables.putAll(
        Map.of(
            "AWS_LAMBDA_FUNCTION_NAME",
            name(),
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            Integer.toString(configuration.memoryMegabytes()),
            "AWS_LAMBDA_FUNCTION_VERSION",
            version,
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "on-demand",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "/aws/lambda/" + name(),
            "AWS_LAMBDA_LOG_STREAM_NAME",
            logStream(),
            "AWS_LAMBDA_RUNTIME_API",
            runtimeApi));
    if (bootstrap.isEmpty()) {
      variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java" + command.java().feature());
    }
    variables.putAll(
        Map.of(
            "LAMBDA_TASK_ROOT",
            taskRoot.toString(),
            "LAMBDA_RUNTIME_DIR",
            command.classPath().get(0).getParent().toString(),
            "_HANDLER",
            configuration.handler(),
            "TZ",
            ":UTC"));
    return variables;
  }

  /** The flags of one environment, in addition to those of the command. */
  public List<String> flags(Path temporary) {
    return List.of(
        LambdaJvmFlags.heapOf(configuration.memoryMegabytes()), "-Djava.io.tmpdir=" + temporary);
  }

  private String logStream() {
    String day = LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy/MM/dd"));
    return day + "/[" + version + "]" + UUID.randomUUID().toString().replace("-", "");
  }
}
