/**
 * Start-up of a process: when its steps happened, and the archive it starts from.
 *
 * <p>Start with {@link io.faasduet.localcloud.startup.StartTimes} and {@link
 * io.faasduet.localcloud.startup.ClassArchive}.
 */
@NullMarked
package io.faasduet.localcloud.startup;

import org.jspecify.annotations.NullMarked;
