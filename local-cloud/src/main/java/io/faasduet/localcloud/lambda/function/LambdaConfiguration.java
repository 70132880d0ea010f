package io.faasduet.localcloud.lambda.function;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A function as it is deployed.
 *
 * @param functionName letters, digits, hyphens and underscores, at most 64
 * @param zip holds {@code lib/*.jar}; read once, when it is deployed
 * @param handler the handler's class, with {@code ::method} if it implements no handler interface
 * @param memoryMegabytes 128 to 10,240
 * @param timeout of one invocation, in whole seconds from 1 to 900
 * @param variables its environment variables, which the API lists; none that Lambda reserves
 * @param inherited further variables of its processes, which lose to {@code variables} and which
 *     the API never shows, such as the endpoints and credentials of the user who deploys it
 * @param region of its ARN, and what its processes have as their region
 */
public record LambdaConfiguration(
    String functionName,
    Path zip,
    String handler,
    int memoryMegabytes,
    Duration timeout,
    Map<String, String> variables,
    Map<String, String> inherited,
    String region) {
  /** Where functions are unless it is said. */
  public static final String DEFAULT_REGION = "us-east-1";

  /** What Lambda takes as a function's name. */
  public static final Pattern FUNCTION_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public LambdaConfiguration {
    if (!FUNCTION_NAME.matcher(functionName).matches()) {
      throw new IllegalArgumentException(
          "a function's name is 1 to 64 letters, digits, - and _, not '" + functionName + "'");
    }
    requireNonNull(zip, "zip");
    requireNonNull(handler, "handler");
    requireNonNull(region, "region");
    if (memoryMegabytes < 128 || memoryMegabytes > 10_240) {
      throw new IllegalArgumentException(
          "memory is 128 to 10240 MB, not " + memoryMegabytes + " MB");
    }
    if (timeout.toSeconds() < 1 || timeout.toSeconds() > 900) {
      throw new IllegalArgumentException("a timeout is 1 to 900 s, not " + timeout);
    }
    timeout = Duration.ofSeconds(timeout.toSeconds());
    variables = Map.copyOf(variables);
    inherited = Map.copyOf(inherited);
    List<String> reserved = ReservedVariables.among(variables.keySet());
    if (!reserved.isEmpty()) {
      throw new IllegalArgumentException(
          "Lambda sets these environment variables itself: " + String.join(", ", reserved));
    }
  }

  /**
   * A function whose processes inherit nothing.
   *
   * @throws IllegalArgumentException if something is out of its bounds
   */
  public LambdaConfiguration(
      String functionName,
      Path zip,
      String handler,
      int memoryMegabytes,
      Duration timeout,
      Map<String, String> variables) {
    this(functionName, zip, handler, memoryMegabytes, timeout, variables, Map.of(), DEFAULT_REGION);
  }

  /** The same, whose processes have further variables. */
  public LambdaConfiguration inheriting(Map<String, String> more) {
    return new LambdaConfiguration(
        functionName, zip, handler, memoryMegabytes, timeout, variables, more, region);
  }

  /** The same in another region. */
  public LambdaConfiguration in(String other) {
    return new LambdaConfiguration(
        functionName, zip, handler, memoryMegabytes, timeout, variables, inherited, other);
  }

  /** The same from another zip. */
  public LambdaConfiguration from(Path other) {
    return new LambdaConfiguration(
        functionName, other, handler, memoryMegabytes, timeout, variables, inherited, region);
  }

  /** Without the values of variables, which may be secrets. */
  @Override
  public String toString() {
    return "LambdaConfiguration[%s, %s, %s, %d MB, %s, variables %s]"
        .formatted(functionName, zip, handler, memoryMegabytes, timeout, variables.keySet());
  }
}
