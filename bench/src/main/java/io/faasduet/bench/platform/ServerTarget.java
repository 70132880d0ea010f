package io.faasduet.bench.platform;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.client.ClientProtocol;
import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.ProtocolClient;
import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.platform.Deployer.Deployment;
import io.faasduet.bench.results.Run;
import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartupArchive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** A target that is deployed on this machine when it is first invoked, and anew when made cold. */
public final class ServerTarget implements Target {
  private static final int MOST_WATCHED = 100;

  private final Run.MeasuredTarget description;
  private final Deployer deployer;
  private final boolean startsInstances;
  private final ClientProtocol protocol;
  private final List<Running> running = new ArrayList<>();

  private record Running(Deployment deployment, ProtocolClient client, AtomicInteger outstanding) {
    void invoke(byte[] json, Reply reply) {
      outstanding.incrementAndGet();
      client.invoke(
          json,
          (sent, end, result) -> {
            outstanding.decrementAndGet();
            reply.ended(sent, end, result);
          });
    }

    void close() {
      client.close();
      deployment.close();
    }
  }

  /**
   * A target of deployments by that deployer.
   *
   * @param startsInstances whether a request to a new deployment is a cold start
   * @param protocol how it is invoked; closed with the target
   */
  public ServerTarget(
      Run.MeasuredTarget description,
      Deployer deployer,
      boolean startsInstances,
      ClientProtocol protocol) {
    this.description = requireNonNull(description, "description");
    this.deployer = requireNonNull(deployer, "deployer");
    this.startsInstances = startsInstances;
    this.protocol = requireNonNull(protocol, "protocol");
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
    Running idlest;
    try {
      idlest = idlest();
    } catch (RuntimeException e) {
      long now = System.nanoTime();
      reply.ended(now, now, InvocationResult.Failure.of(InvocationResult.Failure.NOT_STARTED, e));
      return;
    }
    idlest.invoke(json, reply);
  }

  /** The deployment with the fewest requests under way. */
  private Running idlest() {
    if (running.isEmpty()) {
      start();
    }
    return running.size() == 1
        ? running.get(0)
        : Collections.min(running, Comparator.comparingInt(run -> run.outstanding().get()));
  }

  private void start() {
    Deployment deployment = deployer.start();
    running.add(
        new Running(deployment, protocol.connect(deployment.address()), new AtomicInteger()));
  }

  @Override
  public boolean startsInstances() {
    return startsInstances;
  }

  @Override
  public void makeCold() {
    List<Running> ended = List.copyOf(running);
    running.clear();
    ended.forEach(Running::close);
  }

  @Override
  public void redeploy() {
    redeploy(1);
  }

  @Override
  public void redeploy(int instances) {
    makeCold();
    for (int i = 0; i < instances; i++) {
      start();
    }
  }

  @Override
  public int mostWatched() {
    return deployer.ofOneProcess() ? MOST_WATCHED : 0;
  }

  @Override
  public List<Long> processIds() {
    return running.stream()
        .map(run -> run.deployment().processId())
        .filter(OptionalLong::isPresent)
        .map(OptionalLong::getAsLong)
        .toList();
  }

  @Override
  public Optional<StartTimes> lastStart() {
    return newest().flatMap(Deployment::startTimes);
  }

  private Optional<Deployment> newest() {
    return running.isEmpty()
        ? Optional.empty()
        : Optional.of(running.get(running.size() - 1).deployment());
  }

  @Override
  public Optional<StartupArchive> startupArchive() {
    return deployer.startupArchive();
  }

  @Override
  public OptionalLong residentBytes() {
    return newest().map(Deployment::residentBytes).orElse(OptionalLong.empty());
  }

  @Override
  public void close() {
    makeCold();
    deployer.close();
    protocol.close();
  }
}
