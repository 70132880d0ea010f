/**
 * What can be invoked: a function on AWS Lambda, behind HTTP, behind gRPC, or in this process.
 *
 * <p>Start with {@link io.faasduet.bench.target.Target} and {@link
 * io.faasduet.bench.target.Answer}. {@link io.faasduet.bench.target.ServerStarter} is where a
 * target's processes come from. {@link io.faasduet.bench.target.LoadTarget} takes requests without
 * waiting for their answers.
 */
@NullMarked
package io.faasduet.bench.target;

import org.jspecify.annotations.NullMarked;
