/**
 * Leader election in virtual time, and what elections cost. Start with {@link
 * io.faasduet.bench.election.ElectionSimulation}.
 */
@NullMarked
package io.faasduet.bench.election;

import org.jspecify.annotations.NullMarked;
