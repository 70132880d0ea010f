/**
 * Which calls a run makes, in which order.
 *
 * <p>Start with {@link io.faasduet.bench.experiment.Comparison} and the {@link
 * io.faasduet.bench.experiment.ComparisonPlan} it carries out.
 */
@NullMarked
package io.faasduet.bench.experiment;

import org.jspecify.annotations.NullMarked;
