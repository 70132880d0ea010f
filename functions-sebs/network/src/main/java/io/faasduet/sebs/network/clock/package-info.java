/**
 * The benchmark 030.clock-synchronization: round trips until the shortest is found. Start with
 * {@link io.faasduet.sebs.network.clock.ClockSynchronization}.
 */
@NullMarked
package io.faasduet.sebs.network.clock;

import org.jspecify.annotations.NullMarked;
