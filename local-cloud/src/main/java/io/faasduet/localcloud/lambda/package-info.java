/**
 * AWS Lambda on this machine.
 *
 * <p>Start with {@link io.faasduet.localcloud.lambda.LocalLambda}; its packages are, from the
 * bottom up, {@code function}, {@code execution}, {@code events} and {@code api}.
 */
@NullMarked
package io.faasduet.localcloud.lambda;

import org.jspecify.annotations.NullMarked;
