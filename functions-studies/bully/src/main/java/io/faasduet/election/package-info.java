/**
 * Leader election by the bully algorithm over a blackboard: code that knows neither a clock nor a
 * store, so that the function {@code voter} and a simulation in virtual time run the same. Start
 * with {@link io.faasduet.election.BullyVoter}.
 */
@NullMarked
package io.faasduet.election;

import org.jspecify.annotations.NullMarked;
