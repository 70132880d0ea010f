/** Lines on standard output for harnesses: {@link io.faasduet.runtime.telemetry.TelemetryLines}. */
@NullMarked
package io.faasduet.runtime.telemetry;

import org.jspecify.annotations.NullMarked;
