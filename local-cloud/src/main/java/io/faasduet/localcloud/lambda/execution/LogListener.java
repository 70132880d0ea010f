package io.faasduet.localcloud.lambda.execution;

/** Takes the logs of invocations. Called by several threads. */
@FunctionalInterface
public interface LogListener {
  /** Takes none. */
  LogListener SILENT = (functionName, log) -> {};

  /**
   * An invocation has ended.
   *
   * @param log what CloudWatch would show of it, from START to REPORT, INIT before it if it was
   *     cold; the function's own output is as it printed it
   */
  void logged(String functionName, byte[] log);
}
