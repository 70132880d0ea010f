/**
 * The platforms that somebody else runs: AWS Lambda, and servers behind HTTP or gRPC.
 *
 * <p>Start with {@link io.faasduet.bench.platform.remote.AwsLambdaPlatform}.
 */
@NullMarked
package io.faasduet.bench.platform.remote;

import org.jspecify.annotations.NullMarked;
