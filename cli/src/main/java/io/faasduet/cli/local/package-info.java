/**
 * The commands that run a cloud's services on this machine. Start with {@link
 * io.faasduet.cli.local.LocalLambdaCommand}.
 */
@NullMarked
package io.faasduet.cli.local;

import org.jspecify.annotations.NullMarked;
