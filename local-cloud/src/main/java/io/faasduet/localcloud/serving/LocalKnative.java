package io.faasduet.localcloud.serving;

import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Knative on this machine: one revision of one packaged function. Requests over HTTP/1.1, h2c and
 * gRPC wait until an instance takes them, also while the first one starts; instances are made and
 * ended as Knative's Pod Autoscaler would. Thread-safe.
 */
public final class LocalKnative implements AutoCloseable {
  /** As many as Knative's activator lets wait. */
  private static final int QUEUE_LIMIT = 10_000;

  /** Knative's tick. */
  private static final Duration TICK = Duration.ofSeconds(2);

  private static final Duration READING = Duration.ofMillis(200);

  private final KnativeOptions options;
  private final InstancePool instances;
  private final ScalingLoop loop = new ScalingLoop();
  private final ReverseProxy proxy;
  private KnativeAutoscaler autoscaler;
  private ScaleToZero lastInstance;
  private long decidedNanos = System.nanoTime() - TICK.toNanos();

  private LocalKnative(
      ServerStarter starter,
      KnativeOptions options,
      ListenAddress listen,
      Consumer<InstanceCount> listener) {
    this.options = options;
    this.autoscaler = new KnativeAutoscaler(options);
    this.lastInstance = new ScaleToZero(options, System.nanoTime());
    this.instances =
        new InstancePool(
            starter, options.containerConcurrency(), QUEUE_LIMIT, this::fromZero, listener);
    this.proxy = ReverseProxy.start(instances, listen, options.port());
    loop.every(READING, this::tick);
  }

  /**
   * Starts a revision.
   *
   * @param settings the environment variables of its instances
   * @param listener hears of each change of the number of instances; it should be quick
   * @throws IllegalStateException if the port is taken
   */
  public static LocalKnative start(
      FunctionArtefact function,
      Map<String, String> settings,
      KnativeOptions options,
      Consumer<InstanceCount> listener) {
    return start(
        ServerStarter.ofArtefact(
            function, settings, Optional.of(ProcessLimits.ofLambda(options.megabytes()))),
        options,
        listener);
  }

  /**
   * Starts one whose instances start in their own way.
   *
   * @param starter stays the caller's to close, after this; its processes should have the limits
   *     that go with the options' memory
   */
  public static LocalKnative start(
      ServerStarter starter, KnativeOptions options, Consumer<InstanceCount> listener) {
    return start(starter, options, ListenAddress.LOOPBACK, listener);
  }

  /** As {@link #start(ServerStarter, KnativeOptions, Consumer)}, on another address. */
  public static LocalKnative start(
      ServerStarter starter,
      KnativeOptions options,
      ListenAddress listen,
      Consumer<InstanceCount> listener) {
    return new LocalKnative(starter, options, listen, listener);
  }

  /** Where its requests are taken. */
  public URI endpoint() {
    return proxy.endpoint();
  }

  /** How many instances have been started, ever: its cold starts. */
  public int started() {
    return instances.started();
  }

  /** Ends all instances now and forgets the load: as if it had been idle for long. */
  public void makeCold() {
    synchronized (this) {
      autoscaler = new KnativeAutoscaler(options);
      lastInstance = new ScaleToZero(options, System.nanoTime());
    }
    instances.makeCold();
  }

  /** A request has come and there is no instance: nothing waits for the next tick. */
  private void fromZero() {
    loop.soon(() -> decide(System.nanoTime()));
  }

  private void tick() {
    long now = System.nanoTime();
    if (now - decidedNanos >= TICK.toNanos()) {
      decide(now);
    } else {
      synchronized (this) {
        read(now);
      }
    }
  }

  /** Of a revision without instances and requests, Knative has no readings. */
  private void read(long now) {
    int concurrency = instances.outstanding();
    if (concurrency > 0 || instances.ready() > 0) {
      autoscaler.read(now, concurrency);
    }
  }

  private void decide(long now) {
    decidedNanos = now;
    int wanted;
    synchronized (this) {
      read(now);
      int ready = instances.ready();
      wanted =
          lastInstance.apply(
              now,
              ready,
              autoscaler.decide(now, ready),
              autoscaler.excessBurstCapacity(now, ready));
    }
    instances.scaleTo(wanted);
  }

  /** Ends all instances and takes no more requests. */
  @Override
  public void close() {
    loop.close();
    proxy.close();
    instances.close();
  }
}
