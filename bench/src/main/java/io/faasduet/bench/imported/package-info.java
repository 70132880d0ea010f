/**
 * Requests that another load generator has measured, as a run of Duet's: of JMeter, k6 and Locust.
 * Start with {@link io.faasduet.bench.imported.ImportedRun}.
 */
@NullMarked
package io.faasduet.bench.imported;

import org.jspecify.annotations.NullMarked;
