/**
 * SeBS's command line. Each command makes a plan of Duet's experiments, or reads the files of such
 * a run. Start with {@link io.faasduet.cli.sebs.SebsCommand} and {@link
 * io.faasduet.cli.sebs.BenchmarkRun}.
 */
@NullMarked
package io.faasduet.cli.sebs;

import org.jspecify.annotations.NullMarked;
