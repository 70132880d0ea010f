/**
 * The experiments on what functions on Lambda cannot do, and on what suits them. Start with {@link
 * io.faasduet.bench.experiment.limits.Limits}.
 */
@NullMarked
package io.faasduet.bench.experiment.limits;

import org.jspecify.annotations.NullMarked;
