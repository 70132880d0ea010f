package io.faasduet.localcloud;

/**
 * An invocation's end.
 *
 * @param log what CloudWatch would show of it, from START to REPORT, INIT before it if it was cold
 */
record InvokeResult(Outcome outcome, byte[] log) {}
