package io.faasduet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.client.Invoker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Users and batches, whose next requests wait for answers. */
@Timeout(60)
class ClosedLoopTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ExecutorService network = Executors.newFixedThreadPool(2);
  private final List<CompletedRequest> completed = new ArrayList<>();

  @AfterEach
  void stop() {
    network.shutdownNow();
  }

  @Test
  void usersThinkFromTheEndOfAnAnswerOn() {
    Users users = new Users(3, Duration.ofMillis(2), Duration.ofMillis(100));
    LoadOutcome outcome = run(users, this::answer);

    assertThat(outcome.succeeded()).isEqualTo(completed.size());
    assertThat(outcome.mostInFlight()).isLessThanOrEqualTo(3);
    for (int user = 1; user <= 3; user++) {
      List<CompletedRequest> own = ofGroup(user);
      assertThat(own).isNotEmpty();
      assertThat(own.get(0).intendedNanos()).isZero();
      for (int i = 1; i < own.size(); i++) {
        assertThat(own.get(i).intendedNanos()).isEqualTo(own.get(i - 1).endNanos() + 2_000_000);
      }
      assertThat(own.get(own.size() - 1).intendedNanos()).isLessThan(100_000_000);
      assertThat(own.get(own.size() - 1).endNanos() + 2_000_000)
          .isGreaterThanOrEqualTo(100_000_000);
    }
  }

  @Test
  void aUserWithLoopsWaitsForItsOwnAnswersAlone() {
    List<Invoker.Reply> replies = new ArrayList<>();
    Users users = new Users(2, Duration.ZERO, Optional.empty(), new Users.Loops(5));
    LoadOutcome outcome =
        run(
            users,
            reply -> {
              replies.add(reply); // the first user's first answer comes after the second's last
              if (replies.size() > 1) {
                answer(reply);
              }
              if (replies.size() == 6) {
                answer(replies.get(0));
              }
            });

    assertThat(outcome.succeeded()).isEqualTo(10);
    assertThat(ofGroup(1)).hasSize(5);
    assertThat(ofGroup(2)).hasSize(5);
  }

  @Test
  void usersBeginAtTheirRate() {
    Users users = new Users(3, Duration.ZERO, Optional.of(100.0), new Users.Loops(1));
    run(users, this::answer);

    assertThat(completed)
        .extracting(CompletedRequest::intendedNanos)
        .containsExactlyInAnyOrder(0L, 10_000_000L, 20_000_000L);
  }

  @Test
  void aBatchBeginsWhenTheLastOneIsWhollyAnswered() {
    List<Invoker.Reply> held = new ArrayList<>();
    LoadOutcome outcome =
        run(
            new Batches(4, 9),
            reply -> {
              held.add(reply);
              if (held.size() % 4 == 0) {
                List<Invoker.Reply> batch = List.copyOf(held.subList(held.size() - 4, held.size()));
                network.execute(() -> batch.forEach(FakeInvoker::succeed));
              }
            });

    assertThat(outcome.succeeded()).isEqualTo(36);
    assertThat(outcome.mostInFlight()).isEqualTo(4);
    List<Batch> batches = Batch.of(completed);
    assertThat(batches).hasSize(9);
    long due = 0;
    for (Batch batch : batches) {
      List<CompletedRequest> requests = ofGroup(batch.number());
      long begun = due;
      assertThat(requests).hasSize(4).allMatch(request -> request.intendedNanos() == begun);
      due = requests.stream().mapToLong(CompletedRequest::endNanos).max().orElseThrow();
      assertThat(batch).isEqualTo(new Batch(batch.number(), 4, 0, due - begun));
    }
  }

  @Test
  void moreAtOnceThanMayBeInFlightIsRefused() {
    LoadGenerator generator = generator(FakeInvoker::succeed, new LoadLimits(3, MINUTE, MINUTE));
    assertThatThrownBy(() -> generator.run(new Batches(4, 9), completed::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("9 batches of 4 at once are more at once than the 3 that may be in flight");
    assertThat(completed).isEmpty();
  }

  /** Over the network: after the call that sent the request. */
  private void answer(Invoker.Reply reply) {
    network.execute(() -> FakeInvoker.succeed(reply));
  }

  private LoadOutcome run(LoadPlan plan, Consumer<Invoker.Reply> target) {
    return generator(target, LoadLimits.DEFAULT).run(plan, completed::add);
  }

  private static LoadGenerator generator(Consumer<Invoker.Reply> target, LoadLimits limits) {
    return new LoadGenerator(new FakeInvoker(target), index -> new byte[0], limits);
  }

  private List<CompletedRequest> ofGroup(int group) {
    return completed.stream()
        .filter(request -> request.group() == group)
        .sorted(Comparator.comparingLong(CompletedRequest::intendedNanos))
        .toList();
  }
}
