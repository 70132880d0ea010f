package io.faasduet.localcloud.lambda.function;

import java.util.Optional;

/**
 * What a caller asked of a function.
 *
 * @param payload JSON
 * @param clientContext JSON about the caller, of those that give it
 */
public record LambdaInvocation(
    String requestId, String functionArn, byte[] payload, Optional<String> clientContext) {}
