/**
 * One asynchronous client per protocol: HTTP/1.1, gRPC, and AWS Lambda's API.
 *
 * <p>Start with {@link io.faasduet.bench.client.Invoker} and {@link
 * io.faasduet.bench.client.InvocationResult}. Cold starts, warm calls and loads use the same
 * clients, so that their latencies can be compared.
 */
@NullMarked
package io.faasduet.bench.client;

import org.jspecify.annotations.NullMarked;
