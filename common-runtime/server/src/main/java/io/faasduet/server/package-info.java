/**
 * Serves a function from a long-lived process: HTTP/1.1, h2c and gRPC on one port, as Knative and
 * vHive expect it.
 *
 * <p>Start with {@link io.faasduet.server.FunctionServer}; {@code CallDispatcher} is where both
 * protocols meet.
 */
@NullMarked
package io.faasduet.server;

import org.jspecify.annotations.NullMarked;
