package io.faasduet.localcloud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;

/** The event source mappings of a service, those that are enabled with a poller. Thread-safe. */
final class EventSources implements AutoCloseable {
  private final ConcurrentSkipListMap<String, EventSource> byId = new ConcurrentSkipListMap<>();
  private final Map<String, QueuePoller> pollers = new HashMap<>();
  private final Functions functions;
  private final Queues queues;
  private final Executor threads;

  EventSources(Functions functions, Queues queues, Executor threads) {
    this.functions = functions;
    this.queues = queues;
    this.threads = threads;
  }

  EventSource find(String id) {
    return Optional.ofNullable(byId.get(id))
        .orElseThrow(() -> ServiceException.notFound("The resource you requested does not exist."));
  }

  List<EventSource> all() {
    return List.copyOf(byId.values());
  }

  /**
   * Adds a mapping, or changes the one of its id.
   *
   * @throws ServiceException if another maps the same queue to the same function
   */
  synchronized void put(EventSource source) {
    for (EventSource other : byId.values()) {
      boolean same =
          other.queue().equals(source.queue())
              && other.function().name().equals(source.function().name());
      if (same && !other.id().equals(source.id())) {
        throw ServiceException.conflict(
            ("An event source mapping with SQS arn (\" %s \") and function (\" %s \") already"
                    + " exists. Please update or delete the existing mapping with UUID %s")
                .formatted(source.queue().text(), source.function().name(), other.id()));
      }
    }
    byId.put(source.id(), source);
    stop(source.id());
    if (source.enabled()) {
      QueuePoller poller = new QueuePoller(source, functions, queues, threads);
      pollers.put(source.id(), poller);
      threads.execute(poller);
    }
  }

  synchronized void remove(String id) {
    byId.remove(id);
    stop(id);
  }

  @Override
  public synchronized void close() {
    pollers.values().forEach(QueuePoller::close);
  }

  private void stop(String id) {
    QueuePoller poller = pollers.remove(id);
    if (poller != null) {
      poller.close();
    }
  }
}
