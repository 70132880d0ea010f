/**
 * JSON bodies of the Lambda API.
 *
 * <p>Start with {@link io.faasduet.localcloud.lambda.json.ApiBody}.
 */
@NullMarked
package io.faasduet.localcloud.lambda.json;

import org.jspecify.annotations.NullMarked;
