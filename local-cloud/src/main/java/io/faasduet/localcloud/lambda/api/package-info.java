/**
 * The REST API of AWS Lambda: routing, and a class per group of operations.
 *
 * <p>Start with {@link io.faasduet.localcloud.lambda.api.LambdaApi} and {@link
 * io.faasduet.localcloud.lambda.api.InvokeOperation}.
 */
@NullMarked
package io.faasduet.localcloud.lambda.api;

import org.jspecify.annotations.NullMarked;
