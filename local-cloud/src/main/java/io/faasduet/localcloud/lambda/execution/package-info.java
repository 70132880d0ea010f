/**
 * Execution environments: processes under AWS's runtime client, their INIT and invocations.
 *
 * <p>Start with {@link io.faasduet.localcloud.lambda.execution.ExecutionEnvironmentPool} and {@link
 * io.faasduet.localcloud.lambda.execution.LambdaEnvironment}.
 */
@NullMarked
package io.faasduet.localcloud.lambda.execution;

import org.jspecify.annotations.NullMarked;
