package io.faasduet.localcloud.lambda.events;

import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.execution.InvocationOutcome;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Feeds one queue to one function: receives, gathers batches, invokes, and deletes what was dealt
 * with. What failed stays in the queue, which delivers it again after its visibility timeout.
 */
final class QueuePoller implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);

  /** Batches at once, as many as AWS begins with. */
  private static final int DEFAULT_CONCURRENCY = 5;

  private static final int WAIT_SECONDS = 1;
  private static final long PAUSE_MILLIS = 1000;

  private final EventSourceMapping source;
  private final FunctionRegistry functions;
  private final SqsQueues queues;
  private final Executor threads;
  private final Semaphore batches;
  private List<Message> carried = List.of();
  private volatile boolean closed;

  QueuePoller(
      EventSourceMapping source, FunctionRegistry functions, SqsQueues queues, Executor threads) {
    this.source = source;
    this.functions = functions;
    this.queues = queues;
    this.threads = threads;
    this.batches = new Semaphore(source.maximumConcurrency().orElse(DEFAULT_CONCURRENCY));
  }

  @Override
  public void run() {
    try {
      while (!closed || !carried.isEmpty()) {
        poll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RejectedExecutionException e) {
      LOG.debug("the service ends", e);
    }
  }

  /** It receives no more; batches under way are dealt with. */
  @Override
  public void close() {
    closed = true;
  }

  private void poll() throws InterruptedException {
    batches.acquire();
    boolean handedOver = false;
    try {
      List<Message> batch = gather();
      if (!batch.isEmpty()) {
        threads.execute(() -> process(batch));
        handedOver = true;
      }
    } catch (SdkException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LOG.warn("cannot receive from {}: {}", source.queue().text(), e.getMessage());
      Thread.sleep(PAUSE_MILLIS);
    } finally {
      if (!handedOver) {
        batches.release();
      }
    }
  }

  /**
   * A batch that is full, or as full as it has become when the window closes. Messages with which
   * its event would be larger than a function takes are carried over to the next.
   */
  private List<Message> gather() {
    List<Message> received =
        carried.isEmpty()
            ? queues.receive(source.queue(), source.batchSize(), WAIT_SECONDS)
            : carried;
    carried = List.of();
    List<Message> batch = new ArrayList<>();
    long bytes = fill(batch, received, QueueEvent.FRAME_BYTES);
    long closes = System.nanoTime() + source.window().toNanos();
    while (!batch.isEmpty()
        && carried.isEmpty()
        && batch.size() < source.batchSize()
        && System.nanoTime() < closes
        && !closed) {
      int rest = source.batchSize() - batch.size();
      bytes = fill(batch, queues.receive(source.queue(), rest, WAIT_SECONDS), bytes);
    }
    return batch;
  }

  /** Adds what fits, carries the rest over, and returns the event's new size. */
  private long fill(List<Message> batch, List<Message> received, long before) {
    long bytes = before;
    for (int i = 0; i < received.size(); i++) {
      long more = QueueEvent.bytesOf(source.queue(), received.get(i)) + 1L;
      boolean fits = bytes + more <= QueueEvent.MAX_BYTES && batch.size() < source.batchSize();
      if (!fits && !batch.isEmpty()) {
        carried = List.copyOf(received.subList(i, received.size()));
        return bytes;
      }
      batch.add(received.get(i));
      bytes += more;
    }
    return bytes;
  }

  private void process(List<Message> batch) {
    try {
      DeployedFunction function = functions.find(source.function());
      InvocationOutcome outcome =
          function
              .invoke(
                  new LambdaInvocation(
                      UUID.randomUUID().toString(),
                      function.arnAs(source.function()),
                      QueueEvent.of(source.queue(), batch),
                      Optional.empty()))
              .outcome();
      List<Message> done = QueueEvent.dealtWith(batch, outcome, source.reportsFailures());
      if (!done.isEmpty()) {
        queues.delete(source.queue(), done);
      }
    } catch (ServiceException e) {
      LOG.debug("a batch of {} stays in its queue: {}", source.queue().text(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("a batch of {} failed", source.queue().text(), e);
    } finally {
      batches.release();
    }
  }
}
