/**
 * AWS Lambda, Knative and an autoscaled fleet on this machine: real processes of real artefacts.
 *
 * <p>Start with {@link io.faasduet.localcloud.lambda.LocalLambda}, which speaks the AWS Lambda API,
 * and {@link io.faasduet.localcloud.serving.ServerProcess}, one process of a server directory. This
 * package itself holds what the others share: {@link io.faasduet.localcloud.FunctionArtefact}, the
 * packaged forms of one function.
 */
@NullMarked
package io.faasduet.localcloud;

import org.jspecify.annotations.NullMarked;
