package io.faasduet.bench.platform.messages;

import io.faasduet.bench.platform.remote.RunCloud;
import java.time.Duration;
import java.util.Map;

/** Where the queues of a target are made. */
@FunctionalInterface
interface QueueSource {

  /**
   * Makes a queue.
   *
   * @param purpose part of its name
   * @param visibility how long a message that was received is hidden, in whole seconds
   */
  OwnQueue create(String purpose, Duration visibility);

  /** Those of the service that a function's settings name. */
  static QueueSource with(Map<String, String> settings) {
    return (purpose, visibility) -> OwnQueue.create(purpose, visibility, settings);
  }

  /** Those that a cloud makes for a target. */
  static QueueSource on(RunCloud cloud, String target, Map<String, String> settings) {
    return (purpose, visibility) ->
        OwnQueue.at(cloud.makeQueue(target, purpose, visibility), settings, cloud::deleteQueue);
  }
}
