/**
 * Child processes of this JVM: command lines, supervision, output, directories.
 *
 * <p>Start with {@link io.faasduet.localcloud.process.ChildProcess}, one process with its limits,
 * and {@link io.faasduet.localcloud.process.ChildProcesses}, which ends all of them with this JVM.
 */
@NullMarked
package io.faasduet.localcloud.process;

import org.jspecify.annotations.NullMarked;
