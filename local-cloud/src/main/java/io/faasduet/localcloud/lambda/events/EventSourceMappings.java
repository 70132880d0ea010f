package io.faasduet.localcloud.lambda.events;

import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;

/** The event source mappings of a service, those that are enabled with a poller. Thread-safe. */
public final class EventSourceMappings implements AutoCloseable {
  private final ConcurrentSkipListMap<String, EventSourceMapping> byId =
      new ConcurrentSkipListMap<>();
  private final Map<String, QueuePoller> pollers = new HashMap<>();
  private final FunctionRegistry functions;
  private final SqsQueues queues;
  private final Executor threads;

  public EventSourceMappings(FunctionRegistry functions, SqsQueues queues, Executor threads) {
    this.functions = functions;
    this.queues = queues;
    this.threads = threads;
  }

  public EventSourceMapping find(String id) {
    return Optional.ofNullable(byId.get(id))
        .orElseThrow(() -> ServiceException.notFound("The resource you requested does not exist."));
  }

  public List<EventSourceMapping> all() {
    return List.copyOf(byId.values());
  }

  /**
   * Adds a mapping, or changes the one of its id.
   *
   * @throws ServiceException if another maps the same queue to the same function
   */
  public synchronized void put(EventSourceMapping source) {
    for (EventSourceMapping other : byId.values()) {
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

  public synchronized void remove(String id) {
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
