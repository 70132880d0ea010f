/**
 * The experiments: cold starts, warm calls, and load.
 *
 * <p>Start with {@link io.faasduet.bench.experiment.Experiment}, which a new experiment implements
 * in one class, and {@link io.faasduet.bench.experiment.Measurement}, by which its steps invoke
 * targets.
 */
@NullMarked
package io.faasduet.bench.experiment;

import org.jspecify.annotations.NullMarked;
