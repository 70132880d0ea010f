/**
 * CPU and memory limits of child processes, by cgroups where available and by JVM flags elsewhere.
 *
 * <p>Start with {@link io.faasduet.localcloud.process.limits.ProcessLimits}, what a process may
 * use, and {@link io.faasduet.localcloud.process.limits.Isolation}, what enforces it.
 */
@NullMarked
package io.faasduet.localcloud.process.limits;

import org.jspecify.annotations.NullMarked;
