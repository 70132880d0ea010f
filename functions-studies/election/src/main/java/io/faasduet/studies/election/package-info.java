/**
 * The function {@code voter}: one voter of an election over a table, for as long as an execution
 * may last. Start with {@link io.faasduet.studies.election.Voter}; the algorithm is {@link
 * io.faasduet.election.BullyVoter}.
 */
@NullMarked
package io.faasduet.studies.election;

import org.jspecify.annotations.NullMarked;
