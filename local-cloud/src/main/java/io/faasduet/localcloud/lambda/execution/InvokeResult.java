package io.faasduet.localcloud.lambda.execution;

/**
 * The result of an invocation, with its log.
 *
 * @param log what CloudWatch would show of it, from START to REPORT, INIT before it if it was cold
 */
public record InvokeResult(InvocationOutcome outcome, byte[] log) {}
