/**
 * Asynchronous invocations, their retries and destinations, and SQS event source mappings.
 *
 * <p>Start with {@link io.faasduet.localcloud.lambda.events.AsyncInvocations} and {@link
 * io.faasduet.localcloud.lambda.events.EventSourceMappings}.
 */
@NullMarked
package io.faasduet.localcloud.lambda.events;

import org.jspecify.annotations.NullMarked;
