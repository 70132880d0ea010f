package io.faasduet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.Invoker;
import io.faasduet.bench.client.WireProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class LoadGeneratorTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ExecutorService network = Executors.newFixedThreadPool(2);
  private final List<CompletedRequest> completed = new ArrayList<>();

  @AfterEach
  void stop() {
    network.shutdownNow();
  }

  @Test
  void tellsOfEachRequestOnceWithTheTimeItWasDue() {
    Arrivals arrivals = Arrivals.poisson(2000, Duration.ofMillis(200), 5);
    LoadOutcome outcome = run(arrivals, reply -> network.execute(() -> answerTwice(reply)));

    completed.sort(Comparator.comparingInt(CompletedRequest::index));
    assertThat(completed).hasSize(arrivals.count());
    assertThat(completed)
        .allSatisfy(
            request -> {
              assertThat(request.intendedNanos()).isEqualTo(arrivals.dueNanos(request.index()));
              assertThat(request.group()).isZero();
              assertThat(request.lagNanos()).isNotNegative();
              assertThat(request.latencyNanos()).isGreaterThanOrEqualTo(request.lagNanos());
            });
    assertThat(completed.stream().map(CompletedRequest::index).distinct())
        .hasSize(arrivals.count());
    assertThat(outcome.succeeded()).isEqualTo(arrivals.count());
    assertThat(outcome.sent()).isEqualTo(outcome.due()).isEqualTo(arrivals.count());
    assertThat(outcome.latency().count()).isEqualTo(arrivals.count());
    assertThat(outcome.elapsedNanos())
        .isEqualTo(completed.stream().mapToLong(CompletedRequest::endNanos).max().orElseThrow());
  }

  private static void answerTwice(Invoker.Reply reply) {
    FakeInvoker.succeed(reply);
    FakeInvoker.succeed(reply);
  }

  @Test
  void anOpenLoopDoesNotWaitForAnswers() {
    int count = 100;
    List<Invoker.Reply> held = new ArrayList<>();
    LoadOutcome outcome =
        run(
            Arrivals.constant(1000, Duration.ofMillis(count)),
            reply -> {
              held.add(reply);
              if (held.size() == count) {
                held.forEach(FakeInvoker::succeed);
              }
            });
    assertThat(outcome.succeeded()).isEqualTo(count);
    assertThat(outcome.mostInFlight()).isEqualTo(count);
    long lastDue =
        completed.stream().mapToLong(CompletedRequest::intendedNanos).max().orElseThrow();
    assertThat(completed)
        .allSatisfy(
            request ->
                assertThat(request.latencyNanos())
                    .isGreaterThanOrEqualTo(lastDue - request.intendedNanos()));
  }

  @Test
  void failuresAreCountedByKindAndAreNoLatencies() {
    int[] calls = {0};
    LoadOutcome outcome =
        run(
            new Arrivals(new long[30], "30 at once"),
            reply -> {
              if (calls[0]++ % 3 == 0) {
                FakeInvoker.succeed(reply);
              } else {
                long now = System.nanoTime();
                String kind = calls[0] % 3 == 0 ? "timeout" : "refused";
                reply.ended(now, now + 1_000_000_000, new InvocationResult.Failure(kind, "no"));
              }
            });
    assertThat(outcome.succeeded()).isEqualTo(10);
    assertThat(outcome.failures()).containsEntry("refused", 10L).containsEntry("timeout", 10L);
    assertThat(outcome.failed()).isEqualTo(20);
    assertThat(outcome.due()).isEqualTo(30);
    assertThat(outcome.latency().count()).isEqualTo(10);
    assertThat(outcome.latency().max()).isLessThan(1_000_000_000);
    assertThat(outcome.lag().count()).isEqualTo(30);
    assertThat(outcome.longestInFlightNanos()).isEqualTo(1_000_000_000);
  }

  @Test
  void aListenerThatCancelsIsStillToldOfWhatIsUnderWay() {
    List<Invoker.Reply> sent = new ArrayList<>();
    CountDownLatch cancelled = new CountDownLatch(1);
    LoadGenerator generator =
        generator(
            reply -> {
              sent.add(reply);
              if (sent.size() == 2) {
                FakeInvoker.succeed(sent.get(0));
              }
              if (sent.size() > 1) {
                network.execute(() -> answerAfter(cancelled, reply));
              }
            },
            new LoadLimits(100, MINUTE, MINUTE));
    assertThatThrownBy(
            () ->
                generator.run(
                    new Arrivals(new long[10], "10 at once"),
                    request -> {
                      completed.add(request);
                      cancelled.countDown();
                      throw new CancellationException("enough");
                    }))
        .isInstanceOf(CancellationException.class)
        .hasMessage("enough");
    assertThat(completed).hasSameSizeAs(sent).hasSizeGreaterThanOrEqualTo(2);
  }

  private static void answerAfter(CountDownLatch event, Invoker.Reply reply) {
    try {
      event.await();
      FakeInvoker.succeed(reply);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatMayNotBeInFlightFailsAsNotSentAndMakesTheRunInvalid() {
    List<Invoker.Reply> held = new ArrayList<>();
    LoadOutcome outcome =
        generator(held::add, new LoadLimits(3, MINUTE, MINUTE))
            .run(
                new Arrivals(new long[10], "10 at once"),
                request -> {
                  completed.add(request);
                  if (completed.size() == 7) {
                    held.forEach(FakeInvoker::succeed);
                  }
                });
    assertThat(held).hasSize(3);
    assertThat(outcome.succeeded()).isEqualTo(3);
    assertThat(outcome.failures()).containsOnly(java.util.Map.entry("not-sent", 7L));
    assertThat(outcome.due()).isEqualTo(10);
    assertThat(outcome.sent()).isEqualTo(3);
    assertThat(outcome.valid()).isFalse();
    assertThat(outcome.doubts())
        .containsExactly("7 requests were not sent, because 3 were in flight");
  }

  @Test
  void aRunWhoseRequestsAreSentLateSaysSo() {
    LoadOutcome late =
        run(
            new Arrivals(new long[100], "100 at once"),
            reply -> {
              long sent = System.nanoTime() + 20_000_000;
              reply.ended(sent, sent + 1, FakeInvoker.success());
            });
    assertThat(late.lag().p99()).isGreaterThanOrEqualTo(19_900_000);
    assertThat(late.valid()).isFalse();
    assertThat(late.doubts()).singleElement().asString().startsWith("the generator lagged: 1%");
    assertThat(late.doubts().get(0)).contains("which may be 1.0 ms");
    LoadOutcome lenient =
        generator(FakeInvoker::succeed, new LoadLimits(200, MINUTE, MINUTE))
            .run(new Arrivals(new long[100], "100 at once"), completed::add);
    assertThat(lenient.valid()).isTrue();
  }

  @Test
  void anInterruptStopsSendingAndCountsThoseInFlight() {
    List<Invoker.Reply> held = new ArrayList<>();
    LoadOutcome outcome =
        generator(
                reply -> {
                  held.add(reply);
                  if (held.size() == 5) {
                    FakeInvoker.succeed(held.get(0));
                    Thread.currentThread().interrupt();
                  }
                },
                new LoadLimits(100, MINUTE, Duration.ofMillis(1)))
            .run(new Arrivals(new long[50], "50 at once"), completed::add);
    held.forEach(FakeInvoker::succeed); // too late

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.succeeded()).isEqualTo(1);
    assertThat(outcome.failures()).containsOnly(java.util.Map.entry("interrupted", 4L));
    assertThat(outcome.due()).isEqualTo(5).isEqualTo(completed.size());
    assertThat(outcome.doubts()).contains("it was interrupted after 5 requests");
  }

  @Test
  void anInterruptedRunWaitsForThoseThatAreStillAnswered() {
    int[] calls = {0};
    LoadOutcome outcome =
        run(
            new Arrivals(new long[50], "50 at once"),
            reply -> {
              if (++calls[0] == 5) {
                Thread.currentThread().interrupt();
              }
              network.execute(() -> FakeInvoker.succeed(reply));
            });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.succeeded()).isEqualTo(5);
    assertThat(outcome.failures()).isEmpty();
  }

  @Test
  void whatTheListenerThrowsEndsTheRun() {
    IllegalStateException full = new IllegalStateException("the disk is full");
    int[] sent = {0};
    assertThatThrownBy(
            () ->
                generator(
                        reply -> {
                          sent[0]++;
                          FakeInvoker.succeed(reply);
                        },
                        LoadLimits.DEFAULT)
                    .run(
                        Arrivals.constant(100, Duration.ofHours(1)),
                        request -> {
                          throw full;
                        }))
        .isSameAs(full);
    assertThat(sent[0]).isPositive();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MESSAGES") // which no load generator sends
  void theWarmUpIsAnsweredByThisProcessOnEachProtocol(WireProtocol protocol) {
    assertThat(GeneratorWarmUp.run(protocol, Duration.ZERO)).isPositive();
  }

  private LoadOutcome run(LoadPlan plan, Consumer<Invoker.Reply> target) {
    return generator(target, LoadLimits.DEFAULT).run(plan, completed::add);
  }

  private static LoadGenerator generator(Consumer<Invoker.Reply> target, LoadLimits limits) {
    return new LoadGenerator(new FakeInvoker(target), index -> new byte[0], limits);
  }
}
