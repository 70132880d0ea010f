package io.faasduet.election;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a voter has on the blackboard.
 *
 * @param voter its id
 * @param electing whether it is electing; else it follows
 * @param term the term that it elects for, or whose leader it follows
 * @param leader whom it follows; its own id while it is electing
 * @param atMillis when it was written, by the writer's clock; decides nothing
 * @param process the id of the voter's process, for those who want to end it; decides nothing
 */
public record VoterNote(
    int voter, boolean electing, long term, int leader, long atMillis, long process) {

  /** Whether the voter follows that leader of that term. */
  public boolean follows(long otherTerm, int otherLeader) {
    return !electing && term == otherTerm && leader == otherLeader;
  }

  /** The attributes other than the key. */
  public Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("electing", electing ? 1 : 0);
    attributes.put("term", term);
    attributes.put("leader", leader);
    attributes.put("at", atMillis);
    attributes.put("process", process);
    return attributes;
  }
}
