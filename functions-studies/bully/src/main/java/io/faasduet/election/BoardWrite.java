package io.faasduet.election;

/** A write to the blackboard. The store must decide and write at once. */
public sealed interface BoardWrite {

  /** Replaces the voter's own note; always accepted. */
  record Post(VoterNote note) implements BoardWrite {}

  /** Makes the voter leader; accepted if the leader's note has a smaller term, or there is none. */
  record Claim(LeaderNote note) implements BoardWrite {}

  /** Shows that the leader is alive; accepted if the leader's note has its term and its id. */
  record Beat(LeaderNote note) implements BoardWrite {}
}
