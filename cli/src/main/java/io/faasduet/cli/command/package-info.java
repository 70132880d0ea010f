/**
 * What every command needs: usage errors, its own command line, shutdown. Start with {@link
 * io.faasduet.cli.command.UsageException}.
 */
@NullMarked
package io.faasduet.cli.command;

import org.jspecify.annotations.NullMarked;
