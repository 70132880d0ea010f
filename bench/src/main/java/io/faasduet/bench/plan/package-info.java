/**
 * What is to be measured, as a file: functions, targets, and the steps of an experiment.
 *
 * <p>Start with {@link io.faasduet.bench.plan.Plan}; {@link io.faasduet.bench.plan.PlanFile} reads
 * it and {@link io.faasduet.bench.experiment.PlanRun} carries it out.
 */
@NullMarked
package io.faasduet.bench.plan;

import org.jspecify.annotations.NullMarked;
