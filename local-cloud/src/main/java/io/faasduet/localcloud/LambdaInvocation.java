package io.faasduet.localcloud;

import java.util.Optional;

/**
 * What a caller asked of a function.
 *
 * @param payload JSON
 * @param clientContext JSON about the caller, of those that give it
 */
record LambdaInvocation(
    String requestId, String functionArn, byte[] payload, Optional<String> clientContext) {}
