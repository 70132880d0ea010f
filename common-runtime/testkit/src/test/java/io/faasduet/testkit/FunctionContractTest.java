package io.faasduet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.server.vhive.GreeterWorkloads;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The contract refuses functions that break it, each in the test that is for it. */
class FunctionContractTest {
  record Question(String text) {}

  record Reply(String text) {}

  @Test
  void aFunctionThatKeepsItPasses() {
    Events tests = run(Good.class);

    assertThat(tests.failed().count()).isZero();
    assertThat(tests.succeeded().count()).isGreaterThan(25);
  }

  @Test
  void aStackTraceInAFailureIsRefused() {
    assertThat(failed(Leaking.class))
        .contains("HTTP: {\"text\":\"bad\"}", "Lambda: {\"text\":\"bad\"}");
  }

  @Test
  void anAnswerThatDiffersByAdapterIsRefused() {
    assertThat(failed(ByThread.class))
        .contains("HTTP: a text", "gRPC: a text")
        .doesNotContain("in process: a text", "Lambda: a text");
  }

  @Test
  void aWrongAnswerToAMessageOfAQueueIsRefused() {
    assertThat(failed(ByQueue.class)).contains("SQS: a text").doesNotContain("HTTP: a text");
  }

  @Test
  void aFunctionThatABadRequestBreaksIsRefused() {
    assertThat(failed(Dying.class)).contains("in process: {\"text\":\"bad\"}");
  }

  @Test
  void aBadRequestThatIsAnsweredIsRefused() {
    assertThat(failed(Tolerant.class))
        .contains("SQS: {\"text\":\"bad\"}", "HTTP: {\"text\":\"bad\"}");
  }

  @Test
  void aServerThatTakesOversizedBodiesIsRefused() {
    assertThat(failed(Boundless.class)).containsExactlyInAnyOrder("HTTP", "gRPC");
  }

  @Test
  void aGreeterWhoseWorkloadFailsIsRefused() {
    assertThat(failed(Rude.class)).contains("greetsAsTheInvokersOfVHiveExpect()");
  }

  private static List<String> failed(Class<?> contract) {
    return run(contract).failed().stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  private static Events run(Class<?> contract) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .testEvents();
  }

  static final class Good extends Fixture {
    Good() {
      super((question, invocation) -> new Reply(accepted(question)));
    }
  }

  private abstract static class Fixture extends FunctionContract {
    Fixture(ServerlessFunction<Question, Reply> function) {
      super(
          FunctionSpec.of("fixture", Question.class, Reply.class, context -> function)
              .with(new GreeterWorkloads<>(new Question("a"), new Question("a"))));
    }

    Fixture(FunctionSpec<Question, Reply> spec) {
      super(spec);
    }

    Fixture(FunctionSpec<Question, Reply> spec, int maxBodyBytes) {
      super(spec, Map.of(), maxBodyBytes);
    }

    static String accepted(Question question) {
      if (question.text().equals("bad")) {
        throw new InvalidRequestException("field 'text' must not be bad");
      }
      return question.text();
    }

    @Override
    protected List<Example> examples() {
      return List.of(
          new Example(
              "a text",
              "{\"text\":\"a\"}",
              json -> assertThat(json).isEqualTo("{\"text\":\"a\"}")));
    }

    @Override
    protected List<BadRequest> badRequests() {
      return List.of(BadRequest.ofField("text", "{\"text\":\"bad\"}"));
    }
  }

  static final class Leaking extends Fixture {
    Leaking() {
      super(
          (question, invocation) -> {
            try {
              return new Reply(accepted(question));
            } catch (InvalidRequestException e) {
              throw new InvalidRequestException(e.getMessage() + "\n\tat " + e.getStackTrace()[0]);
            }
          });
    }
  }

  static final class ByThread extends Fixture {
    ByThread() {
      super(
          (question, invocation) -> {
            boolean served = Thread.currentThread().getName().startsWith("duet-worker");
            return new Reply(accepted(question) + (served ? "!" : ""));
          });
    }
  }

  static final class ByQueue extends Fixture {
    ByQueue() {
      super(
          (question, invocation) -> {
            boolean queued = invocation.requestId().equals(LambdaEvents.MESSAGE_ID);
            return new Reply(accepted(question) + (queued ? "!" : ""));
          });
    }
  }

  static final class Dying extends Fixture {
    Dying() {
      super(dying(new AtomicBoolean()));
    }

    private static ServerlessFunction<Question, Reply> dying(AtomicBoolean dead) {
      return (question, invocation) -> {
        if (dead.get()) {
          throw new FunctionException(ErrorKind.INTERNAL, "dead");
        }
        dead.set(question.text().equals("bad"));
        return new Reply(accepted(question));
      };
    }
  }

  static final class Tolerant extends Fixture {
    Tolerant() {
      super((question, invocation) -> new Reply(question.text()));
    }
  }

  static final class Rude extends Fixture {
    Rude() {
      super(
          FunctionSpec.adapt(
                  "fixture", Question.class, Reply.class, question -> new Reply(accepted(question)))
              .with(new GreeterWorkloads<>(new Question("bad"), new Question("bad"))));
    }
  }

  static final class Boundless extends Fixture {
    Boundless() {
      super(
          FunctionSpec.adapt(
              "fixture", Question.class, Reply.class, question -> new Reply(accepted(question))),
          64 << 20);
    }
  }
}
