package io.faasduet.localcloud.lambda.function;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A function as it is deployed.
 *
 * @param functionName letters, digits, hyphens and underscores, at most 64
 * @param zip holds {@code lib/*.jar}; read once, when it is deployed
 * @param handler the handler's class, with {@code ::method} if it implements no handler interface
 * @param memoryMegabytes 128 to 10,240
 * @param timeout of one invocation, in whole seconds from 1 to 900
 * @param variables its environment variables
 */
public record LambdaConfiguration(
    String functionName,
    Path zip,
    String handler,
    int memoryMegabytes,
    Duration timeout,
    Map<String, String> variables) {
  public LambdaConfiguration {
    if (!functionName.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "a function's name is 1 to 64 letters, digits, - and _, not '" + functionName + "'");
    }
    requireNonNull(zip, "zip");
    requireNonNull(handler, "handler");
    if (memoryMegabytes < 128 || memoryMegabytes > 10_240) {
      throw new IllegalArgumentException(
          "memory is 128 to 10240 MB, not " + memoryMegabytes + " MB");
    }
    if (timeout.toSeconds() < 1 || timeout.toSeconds() > 900) {
      throw new IllegalArgumentException("a timeout is 1 to 900 s, not " + timeout);
    }
    timeout = Duration.ofSeconds(timeout.toSeconds());
    variables = Map.copyOf(variables);
  }
}
