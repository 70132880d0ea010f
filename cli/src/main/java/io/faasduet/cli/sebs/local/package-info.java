/**
 * SeBS's commands that leave processes running on this machine. Start with {@link
 * io.faasduet.cli.sebs.local.RunningBenchmark}.
 */
@NullMarked
package io.faasduet.cli.sebs.local;

import org.jspecify.annotations.NullMarked;
