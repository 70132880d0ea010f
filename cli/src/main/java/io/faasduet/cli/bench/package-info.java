/**
 * The commands that measure, and the report of what they measured. Start with {@link
 * io.faasduet.cli.bench.CompareCommand} and {@link io.faasduet.cli.bench.BenchRun}.
 */
@NullMarked
package io.faasduet.cli.bench;

import org.jspecify.annotations.NullMarked;
