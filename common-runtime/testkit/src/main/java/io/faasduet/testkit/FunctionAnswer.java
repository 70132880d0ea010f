package io.faasduet.testkit;

/**
 * What a function's caller received.
 *
 * @param ok whether the function answered
 * @param code {@code OK}, or the adapter's own code of the failure: an HTTP status, the name of a
 *     gRPC status, Lambda's {@code errorType}, or in process the name of an {@link
 *     io.faasduet.api.ErrorKind}
 * @param text the response in JSON, or what the adapter says of the failure
 */
public record FunctionAnswer(boolean ok, String code, String text) {}
