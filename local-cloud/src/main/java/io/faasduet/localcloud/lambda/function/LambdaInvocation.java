package io.faasduet.localcloud.lambda.function;

import java.util.Optional;

/**
 * One invocation of a function, as its caller sent it.
 *
 * @param payload JSON
 * @param clientContext JSON about the caller, of those that give it
 */
public record LambdaInvocation(
    String requestId, String functionArn, byte[] payload, Optional<String> clientContext) {}
