package io.faasduet.bench.client;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/** The thread that sends and receives over HTTP, for any number of connection pools. */
final class HttpEventLoop implements AutoCloseable {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();

  HttpEventLoop() {
    loop.submit(() -> {}).syncUninterruptibly(); // starts the thread, which takes milliseconds
  }

  EventLoop loop() {
    return loop;
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
