/**
 * The benchmark harness. Its packages are a pipeline, and each knows only those before it: {@code
 * platform} (targets and how they start), {@code load} (arrival schedules and the generator),
 * {@code simulation} (models of platforms in virtual time), {@code experiment} and {@code plan}
 * (which requests are made, in which order), {@code results} (samples as files), {@code
 * statistics}, {@code cost}, {@code published} (figures of others), {@code analysis} (summaries and
 * verdicts), {@code report} (pages, terminal, exports).
 *
 * <p>Start with {@link io.faasduet.bench.plan.PlanRun}, which carries a plan out, and {@link
 * io.faasduet.bench.report.Report}, which writes the report of a run.
 */
@NullMarked
package io.faasduet.bench;

import org.jspecify.annotations.NullMarked;
