package io.faasduet.lambda;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Objects that were worked on although another one of the same event failed. Lambda or the queue
 * sends the event again; in the same environment only the rest is then worked on. Thread-safe.
 */
final class DoneObjects {
  private static final int MOST = 10_000;

  private final Map<String, Boolean> ids =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /**
   * The name under which a change is remembered.
   *
   * @param delivery what is the same when the event comes again: the id of the message or of
   *     Lambda's request
   */
  static String id(ObjectChange change, String delivery) {
    return change.bucket() + "/" + change.announcedKey() + " " + change.version().orElse(delivery);
  }

  synchronized boolean contains(String id) {
    return ids.containsKey(id);
  }

  synchronized void add(String id) {
    ids.put(id, true);
  }
}
