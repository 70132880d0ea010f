package io.faasduet.bench.platform.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.platform.SerialInvoker;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A target over a channel in this process, which loses or changes what it is told to. */
class MessageTargetTest {
  private static final byte[] TWO = "{\"documents\":[\"a\",\"b\"]}".getBytes(UTF_8);

  private final Loop loop = new Loop();
  private final MessageTarget target =
      new MessageTarget(
          new Run.MeasuredTarget(
              "sqs-server", PlatformName.SQS_SERVER, Run.MeasuredTarget.LOCAL, Optional.empty()),
          loop,
          loop,
          Duration.ofSeconds(2),
          false);

  @AfterEach
  void close() {
    target.close();
  }

  @Test
  void aBatchHasEndedWhenEachMessageIsAnswered() {
    assertThat(invoke())
        .isInstanceOfSatisfying(
            InvocationResult.Success.class,
            success -> {
              assertThat(new String(success.json(), UTF_8))
                  .isEqualTo("{\"documents\":[\"a\",\"b\"]}");
              assertThat(success.instance().orElseThrow().cold()).isTrue();
            });
    assertThat(((InvocationResult.Success) invoke()).instance().orElseThrow().cold()).isFalse();
    assertThat(loop.starts).isEqualTo(1);
  }

  @Test
  void aMessageWithoutAnAnswerFailsItsBatchAndTheNextMeetsANewInstance() {
    loop.lost = 1;
    assertThat(invoke())
        .isEqualTo(new InvocationResult.Failure("timeout", "1 of 2 messages have no answer"));
    loop.lost = 0;
    assertThat(invoke()).isInstanceOf(InvocationResult.Success.class);
    assertThat(loop.starts).isEqualTo(2);
  }

  @Test
  void aSecondAndDifferentAnswerFailsItsBatch() {
    loop.contradicts = true;
    assertThat(invoke())
        .isEqualTo(
            new InvocationResult.Failure("bad-answer", "message 0 has two different answers"));
  }

  @Test
  void aProcessThatHasEndedIsNotWaitedFor() {
    loop.lost = 1;
    loop.ended = true;
    assertThat(invoke())
        .isEqualTo(new InvocationResult.Failure("bad-answer", "the function's process has ended"));
  }

  private InvocationResult invoke() {
    return new SerialInvoker(target).invoke(TWO);
  }

  /** Answers each message with its documents. */
  private static final class Loop implements MessageConsumer, MessageChannel {
    private int lost;
    private boolean contradicts;
    private boolean ended;
    private int starts;
    private boolean cold;
    private final List<MessageReply> waiting = new ArrayList<>();

    @Override
    public String start(String queue) {
      starts++;
      cold = true;
      return queue;
    }

    @Override
    public String queue() {
      return "";
    }

    @Override
    public void connect(String address) {
      waiting.clear();
    }

    @Override
    public void disconnect() {
      waiting.clear();
    }

    @Override
    public void send(SentBatch batch) {
      for (int i = lost; i < batch.size(); i++) {
        waiting.add(new MessageReply(batch.id(i), "i" + starts, cold, batch.requests().get(i)));
      }
      if (contradicts) {
        waiting.add(1, new MessageReply(batch.id(0), "i", cold, batch.requests().get(1)));
      }
      cold = false;
    }

    @Override
    public List<MessageReply> receive(SentBatch batch, long deadlineNanos) {
      List<MessageReply> received = List.copyOf(waiting);
      waiting.clear();
      return received;
    }

    @Override
    public void makeCold() {
      // the next start is a new instance
    }

    @Override
    public boolean hasEnded() {
      return ended;
    }

    @Override
    public OptionalLong residentBytes() {
      return OptionalLong.empty();
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
