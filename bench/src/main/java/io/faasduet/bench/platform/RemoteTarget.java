package io.faasduet.bench.platform;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.client.ClientProtocol;
import io.faasduet.bench.client.ProtocolClient;
import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.results.Run;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * A target that somebody else runs: it is never started or stopped from here. Where its platform
 * ends instances that are idle, it is made cold by waiting.
 */
public final class RemoteTarget implements Target {
  private final Run.MeasuredTarget description;
  private final ClientProtocol protocol;
  private final ProtocolClient client;
  private final Optional<Duration> idle;
  private volatile long lastNanos = System.nanoTime(); // others may have called it

  /**
   * What listens at the address; the protocol is closed with the target.
   *
   * @param idle after how long without requests all its instances have ended, if they do
   */
  public RemoteTarget(
      Run.MeasuredTarget description,
      URI address,
      ClientProtocol protocol,
      Optional<Duration> idle) {
    this.description = requireNonNull(description, "description");
    this.protocol = protocol;
    this.idle = requireNonNull(idle, "idle");
    this.client = protocol.connect(address);
  }

  @Override
  public Run.MeasuredTarget description() {
    return description;
  }

  @Override
  public WireProtocol wire() {
    return protocol.wire();
  }

  @Override
  public void invoke(byte[] json, Reply reply) {
    client.invoke(
        json,
        (sent, end, result) -> {
          lastNanos = end;
          reply.ended(sent, end, result);
        });
  }

  @Override
  public boolean startsInstances() {
    return idle.isPresent();
  }

  /**
   * Returns when the address has been without requests for as long as its instances stay.
   *
   * @throws CancellationException if the thread is interrupted
   */
  @Override
  public void makeCold() {
    idle.ifPresent(
        pause -> {
          try {
            TimeUnit.NANOSECONDS.sleep(lastNanos + pause.toNanos() - System.nanoTime());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
          }
        });
  }

  @Override
  public void release() {}

  @Override
  public void redeploy() {}

  @Override
  public void close() {
    client.close();
    protocol.close();
  }
}
