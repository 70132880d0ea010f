/**
 * Lambda and a plain server on this machine: real processes of the real artefacts.
 *
 * <p>Start with {@link io.faasduet.localcloud.LocalLambda}, which speaks the Invoke operation of
 * the AWS Lambda API, and {@link io.faasduet.localcloud.ServerProcess}, one process of a server
 * directory.
 */
@NullMarked
package io.faasduet.localcloud;

import org.jspecify.annotations.NullMarked;
