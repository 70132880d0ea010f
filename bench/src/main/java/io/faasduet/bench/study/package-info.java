/**
 * The figures of published studies: each turns a run's samples and its own rows into tables with
 * the published figures next to them.
 *
 * <p>Start with {@link io.faasduet.bench.study.StudyAnalysis}.
 */
@NullMarked
package io.faasduet.bench.study;

import org.jspecify.annotations.NullMarked;
