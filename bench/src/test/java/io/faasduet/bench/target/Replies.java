package io.faasduet.bench.target;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Keeps the answers of so many requests. */
final class Replies implements LoadTarget.Reply {
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private final CountDownLatch missing;

  Replies(int count) {
    this.missing = new CountDownLatch(count);
  }

  @Override
  public void ended(long sentNanos, long endNanos, Answer answer) {
    answers.add(answer);
    missing.countDown();
  }

  /** The answers, when all are there. */
  List<Answer> await() throws InterruptedException {
    missing.await();
    return answers;
  }
}
