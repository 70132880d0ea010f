package io.faasduet.bench.load;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.Invoker;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Does with each reply what the test says. */
final class FakeInvoker implements Invoker {
  private final Consumer<Reply> behaviour;

  FakeInvoker(Consumer<Reply> behaviour) {
    this.behaviour = behaviour;
  }

  /** Answers a request that was sent now, now. */
  static void succeed(Reply reply) {
    long now = System.nanoTime();
    reply.ended(now, now, success());
  }

  static InvocationResult.Success success() {
    return new InvocationResult.Success(
        "{}".getBytes(StandardCharsets.UTF_8),
        0,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  @Override
  public void invoke(byte[] json, Reply reply) {
    behaviour.accept(reply);
  }
}
