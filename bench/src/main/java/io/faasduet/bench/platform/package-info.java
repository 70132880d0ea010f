/**
 * What can be invoked: a function on AWS Lambda, behind HTTP, behind gRPC, or in this process.
 *
 * <p>Start with {@link io.faasduet.bench.platform.Target} and {@link
 * io.faasduet.bench.platform.InvocationResult}. {@link io.faasduet.bench.platform.ServerStarter} is
 * where a target's processes come from. {@link io.faasduet.bench.platform.LoadTarget} takes
 * requests without waiting for their answers.
 */
@NullMarked
package io.faasduet.bench.platform;

import org.jspecify.annotations.NullMarked;
