package io.faasduet.bench.client;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Takes requests from any thread to the event loop's, which begins them in their order. */
final class ExchangeQueue<E extends Exchange> {
  /**
   * The requests that are begun before responses are read: if thousands are due at once, the
   * connections of the first are free for the last.
   */
  private static final int AT_ONCE = 16;

  private final Queue<E> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean emptying = new AtomicBoolean();
  private final EventLoop loop;
  private final Duration timeout;
  private final Consumer<E> send;

  /** Each is given the timeout, then sent. */
  ExchangeQueue(EventLoop loop, Duration timeout, Consumer<E> send) {
    this.loop = loop;
    this.timeout = timeout;
    this.send = send;
  }

  void add(E exchange) {
    queue.add(exchange);
    if (emptying.compareAndSet(false, true)) {
      loop.execute(this::takeSome);
    }
  }

  private void takeSome() {
    for (int i = 0; i < AT_ONCE; i++) {
      E exchange = queue.poll();
      if (exchange == null) {
        emptying.set(false);
        if (queue.isEmpty() || !emptying.compareAndSet(false, true)) {
          return;
        }
      } else {
        exchange.begin(loop, timeout);
        send.accept(exchange);
      }
    }
    loop.schedule(this::takeSome, 0, TimeUnit.NANOSECONDS); // unlike execute, after reading
  }
}
