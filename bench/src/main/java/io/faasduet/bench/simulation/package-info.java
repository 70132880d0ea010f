/**
 * Simulation in virtual time: what would take days, or thousands of instances, as a sequence of
 * events drawn from a seed. Nothing here is measured, and results say so at each figure.
 *
 * <p>Start with {@link io.faasduet.bench.simulation.VirtualTime}, the clock that every simulation
 * runs on.
 */
@NullMarked
package io.faasduet.bench.simulation;

import org.jspecify.annotations.NullMarked;
