/**
 * Lambda and a plain server on this machine: real processes of the real artefacts.
 *
 * <p>Start with {@link io.faasduet.localcloud.LocalLambda}, which speaks the AWS Lambda API, and
 * {@link io.faasduet.localcloud.ServerProcess}, one process of a server directory. {@link
 * io.faasduet.localcloud.ProcessLimits} is what a process may use, and {@link
 * io.faasduet.localcloud.Isolation} what holds it to that.
 */
@NullMarked
package io.faasduet.localcloud;

import org.jspecify.annotations.NullMarked;
