package io.faasduet.localcloud.serving;

import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.CpuTime;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Servers on this machine as one would run them without a serverless platform: long-lived instances
 * of one packaged function behind a balancer that prefers those with the fewest outstanding
 * requests, more of them when their processors are busy. Thread-safe.
 */
public final class LocalFleet implements AutoCloseable {
  private static final int QUEUE_LIMIT = 10_000;
  private static final Duration READING = Duration.ofMillis(200);

  private final FleetOptions options;
  private final ProcessLimits limits;
  private final InstancePool instances;
  private final ScalingLoop loop = new ScalingLoop();
  private final ReverseProxy proxy;
  private final CpuTime cpuTime = new CpuTime();
  private final FleetScaling scaling;
  private int wanted;

  private LocalFleet(
      ServerStarter starter,
      FleetOptions options,
      ListenAddress listen,
      Consumer<InstanceCount> listener) {
    this.options = options;
    this.limits = ProcessLimits.ofLambda(options.megabytes());
    this.scaling = new FleetScaling(options, System.nanoTime());
    this.wanted = options.min();
    this.instances = new InstancePool(starter, 0, QUEUE_LIMIT, () -> {}, listener);
    this.proxy = ReverseProxy.start(instances, listen, options.port());
    loop.every(READING, this::tick);
  }

  /**
   * Starts a fleet; requests wait until its first instance takes them.
   *
   * @param settings the environment variables of its instances
   * @param listener hears of each change of the number of instances; it should be quick
   * @throws IllegalStateException if the port is taken
   */
  public static LocalFleet start(
      FunctionArtefact function,
      Map<String, String> settings,
      FleetOptions options,
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
  public static LocalFleet start(
      ServerStarter starter, FleetOptions options, Consumer<InstanceCount> listener) {
    return start(starter, options, ListenAddress.LOOPBACK, listener);
  }

  /** As {@link #start(ServerStarter, FleetOptions, Consumer)}, on another address. */
  public static LocalFleet start(
      ServerStarter starter,
      FleetOptions options,
      ListenAddress listen,
      Consumer<InstanceCount> listener) {
    return new LocalFleet(starter, options, listen, listener);
  }

  /** Where its requests are taken. */
  public URI endpoint() {
    return proxy.endpoint();
  }

  /** Waits until the fewest instances are there; false if they are not in that time. */
  public boolean awaitReady(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (instances.ready() < options.min()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(5);
    }
    return true;
  }

  /** Ends all instances now; the fewest there may be are started anew. */
  public void makeCold() {
    instances.makeCold();
    wanted = options.min();
  }

  /** Also what could not be started, or died, is tried again. */
  private void tick() {
    long now = System.nanoTime();
    if (scaling.due(now) && instances.ready() > 0) {
      double percent = cpuTime.percent(instances.processIds(), limits.cpus());
      wanted = scaling.decide(now, percent, instances.ready());
    }
    instances.scaleTo(wanted);
  }

  /** Requests that are in an instance, or wait for one. */
  int outstanding() {
    return instances.outstanding();
  }

  /** Ends all instances and takes no more requests. */
  @Override
  public void close() {
    loop.close();
    proxy.close();
    instances.close();
  }
}
