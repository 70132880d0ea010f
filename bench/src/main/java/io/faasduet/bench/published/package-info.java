/**
 * What others have published of workloads like these, as data, to be compared with a run.
 *
 * <p>Start with {@link io.faasduet.bench.published.PublishedFigures}.
 */
@NullMarked
package io.faasduet.bench.published;

import org.jspecify.annotations.NullMarked;
