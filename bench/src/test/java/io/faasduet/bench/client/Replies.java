package io.faasduet.bench.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Keeps the answers of so many requests. */
final class Replies implements Invoker.Reply {
  private final List<InvocationResult> answers = new CopyOnWriteArrayList<>();
  private final CountDownLatch missing;

  Replies(int count) {
    this.missing = new CountDownLatch(count);
  }

  @Override
  public void ended(long sentNanos, long endNanos, InvocationResult answer) {
    answers.add(answer);
    missing.countDown();
  }

  /** The answers, when all are there. */
  List<InvocationResult> await() throws InterruptedException {
    missing.await();
    return answers;
  }
}
