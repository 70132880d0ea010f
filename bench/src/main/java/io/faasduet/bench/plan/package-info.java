/**
 * Plans, their files, and the engine that runs them.
 *
 * <p>Start with {@link io.faasduet.bench.plan.Plan} and {@link io.faasduet.bench.plan.PlanRun}.
 * What a plan may contain is {@link io.faasduet.bench.plan.PlanSchema}.
 */
@NullMarked
package io.faasduet.bench.plan;

import org.jspecify.annotations.NullMarked;
