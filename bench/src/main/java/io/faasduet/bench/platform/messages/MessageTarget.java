package io.faasduet.bench.platform.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.faasduet.bench.client.InstanceReport;
import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.InvocationResult.Failure;
import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.Run;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A function that takes messages. An invocation is a batch: it is sent, and has ended when each of
 * its messages has been answered. Batches are one after the other. A batch of which a message is
 * not answered within the timeout, or is answered in two different ways, has failed.
 */
final class MessageTarget implements Target {
  private final Run.MeasuredTarget description;
  private final MessageConsumer consumer;
  private final MessageChannel channel;
  private final Duration timeout;
  private final boolean fetchesModel;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread daemon = new Thread(work, "messages");
            daemon.setDaemon(true);
            return daemon;
          });
  private boolean running;
  private int batches;

  MessageTarget(
      Run.MeasuredTarget description,
      MessageConsumer consumer,
      MessageChannel channel,
      Duration timeout,
      boolean fetchesModel) {
    this.description = requireNonNull(description, "description");
    this.consumer = requireNonNull(consumer, "consumer");
    this.channel = requireNonNull(channel, "channel");
    this.timeout = requireNonNull(timeout, "timeout");
    this.fetchesModel = fetchesModel;
  }

  @Override
  public Run.MeasuredTarget description() {
    return description;
  }

  @Override
  public WireProtocol wire() {
    return WireProtocol.MESSAGES;
  }

  @Override
  public void invoke(byte[] json, Reply reply) {
    thread.execute(
        () -> {
          long sent = System.nanoTime();
          InvocationResult result = result(json, sent);
          reply.ended(sent, System.nanoTime(), result);
        });
  }

  private InvocationResult result(byte[] json, long sent) {
    try {
      start();
    } catch (RuntimeException e) {
      return Failure.of(Failure.NOT_STARTED, e);
    }
    try {
      return exchanged(json, sent);
    } catch (RuntimeException e) {
      return Failure.of(Failure.BAD_ANSWER, e);
    }
  }

  /** Makes what takes the messages, unless it is there; the first batch does it otherwise. */
  void start() {
    if (!running) {
      channel.connect(consumer.start(channel.queue()));
      running = true;
    }
  }

  private InvocationResult exchanged(byte[] json, long sent) {
    SentBatch batch = SentBatch.of("b" + ++batches, new String(json, UTF_8), fetchesModel);
    BatchAnswers answers = new BatchAnswers(batch);
    long deadline = sent + timeout.toNanos();
    channel.send(batch);
    while (!answers.complete() && System.nanoTime() - deadline < 0) {
      channel.receive(batch, deadline).forEach(answers::add);
      if (!answers.complete() && consumer.hasEnded()) {
        restart();
        throw new MessageException("the function's process has ended");
      }
    }
    long end = System.nanoTime();
    if (!answers.complete()) {
      restart();
      return new Failure(
          Failure.TIMEOUT,
          "%d of %d messages have no answer".formatted(answers.missing(), batch.size()));
    }
    return InstanceReport.of(answers.cold(), answers.instance(), Map.of())
        .<InvocationResult>map(
            report ->
                new InvocationResult.Success(
                    answers.response().toString().getBytes(UTF_8),
                    end - sent,
                    Optional.of(report),
                    consumer.residentBytes(),
                    Optional.empty()))
        .orElseGet(
            () ->
                new Failure(Failure.BAD_ANSWER, "an answer does not say which instance it is of"));
  }

  /** A socket whose answer did not come takes no other request. */
  private void restart() {
    consumer.makeCold();
    channel.disconnect();
    running = false;
  }

  @Override
  public void makeCold() {
    await(
        () -> {
          if (running) {
            restart();
          }
        });
  }

  @Override
  public void redeploy() {
    makeCold();
  }

  private void await(Runnable work) {
    Future<?> done = thread.submit(work);
    boolean interrupted = false;
    while (!done.isDone()) {
      try {
        done.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new MessageException("the function's instances do not end", e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try (channel) {
      consumer.close();
    }
  }
}
