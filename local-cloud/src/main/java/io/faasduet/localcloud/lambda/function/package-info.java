/**
 * A Lambda function as it is deployed: configuration, package, environment variables, runtime.
 *
 * <p>Start with {@link io.faasduet.localcloud.lambda.function.LambdaFunction} and {@link
 * io.faasduet.localcloud.lambda.function.LambdaConfiguration}.
 */
@NullMarked
package io.faasduet.localcloud.lambda.function;

import org.jspecify.annotations.NullMarked;
