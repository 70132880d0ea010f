/**
 * Processes that outlive the command that started them. Start with {@link
 * io.faasduet.cli.sebs.background.BackgroundProcesses}.
 */
@NullMarked
package io.faasduet.cli.sebs.background;

import org.jspecify.annotations.NullMarked;
