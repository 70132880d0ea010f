package io.faasduet.election;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the leader has on the blackboard; there is one such item.
 *
 * @param term counts leaders: greater than every term before
 * @param leader the leader's id
 * @param beat grows while the leader is alive
 * @param atMillis when it was written, by the writer's clock; decides nothing
 */
public record LeaderNote(long term, int leader, long beat, long atMillis) {

  /** The attributes other than the key. */
  public Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("term", term);
    attributes.put("leader", leader);
    attributes.put("beat", beat);
    attributes.put("at", atMillis);
    return attributes;
  }
}
