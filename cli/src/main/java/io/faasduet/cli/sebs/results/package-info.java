/**
 * SeBS's result files, made of Duet's samples. Start with {@link
 * io.faasduet.cli.sebs.results.ExperimentsFile}.
 */
@NullMarked
package io.faasduet.cli.sebs.results;

import org.jspecify.annotations.NullMarked;
