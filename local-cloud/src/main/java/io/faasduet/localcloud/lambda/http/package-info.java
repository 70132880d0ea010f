/**
 * HTTP front ends of Lambda functions: API Gateway's HTTP API and Function URLs, both in payload
 * format 2.0.
 *
 * <p>Start with {@link io.faasduet.localcloud.lambda.http.HttpEndpoint} and {@link
 * io.faasduet.localcloud.lambda.http.HttpFrontEnd}.
 */
@NullMarked
package io.faasduet.localcloud.lambda.http;

import org.jspecify.annotations.NullMarked;
