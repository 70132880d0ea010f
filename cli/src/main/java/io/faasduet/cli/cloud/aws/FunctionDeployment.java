package io.faasduet.cli.cloud.aws;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A function as it is to be on Lambda.
 *
 * @param runtime such as {@code java17}
 * @param architecture {@code x86_64} or {@code arm64}
 * @param memoryMb 128 to 10,240
 * @param timeout of one invocation, at most 900 s
 * @param variables its environment variables
 * @param role the ARN of the role it has
 */
public record FunctionDeployment(
    String name,
    Path zip,
    String handler,
    String runtime,
    String architecture,
    int memoryMb,
    Duration timeout,
    Map<String, String> variables,
    String role) {
  public FunctionDeployment {
    requireNonNull(name, "name");
    requireNonNull(zip, "zip");
    requireNonNull(handler, "handler");
    requireNonNull(runtime, "runtime");
    requireNonNull(architecture, "architecture");
    requireNonNull(timeout, "timeout");
    variables = Map.copyOf(variables);
    requireNonNull(role, "role");
  }

  /** What its invocations depend on besides the code, for hashes. */
  String settings() {
    return "%s %s %s %d %s %s %s"
        .formatted(
            handler, runtime, architecture, memoryMb, timeout, new TreeMap<>(variables), role);
  }

  /**
   * What a function is on Lambda, read back.
   *
   * @param codeSha256 in base64, as Lambda has it
   */
  public record Deployed(int memoryMb, String codeSha256) {}
}
