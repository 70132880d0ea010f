/**
 * Functions on AWS Lambda.
 *
 * <p>Start with {@link io.faasduet.lambda.LambdaHandler}, for direct invocations; {@link
 * io.faasduet.lambda.ApiGatewayHandler} and {@link io.faasduet.lambda.SqsHandler} take the events
 * of those services.
 */
@NullMarked
package io.faasduet.lambda;

import org.jspecify.annotations.NullMarked;
