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
import java.util.Optional;
import java.util.OptionalLong;

/** A target that is deployed on this machine when it is first invoked, and anew when made cold. */
public final class ServerTarget implements Target {
  private final Run.Target description;
  private final Deployer deployer;
  private final boolean startsInstances;
  private final ClientProtocol protocol;
  private Optional<Running> running = Optional.empty();

  private record Running(Deployment deployment, ProtocolClient client) {}

  /**
   * A target of deployments by that deployer.
   *
   * @param startsInstances whether a request to a new deployment is a cold start
   * @param protocol how it is invoked; closed with the target
   */
  public ServerTarget(
      Run.Target description, Deployer deployer, boolean startsInstances, ClientProtocol protocol) {
    this.description = requireNonNull(description, "description");
    this.deployer = requireNonNull(deployer, "deployer");
    this.startsInstances = startsInstances;
    this.protocol = requireNonNull(protocol, "protocol");
  }

  @Override
  public Run.Target description() {
    return description;
  }

  @Override
  public WireProtocol wire() {
    return protocol.wire();
  }

  @Override
  public void invoke(byte[] json, Reply reply) {
    ProtocolClient client;
    try {
      client = running().client();
    } catch (RuntimeException e) {
      long now = System.nanoTime();
      reply.ended(now, now, InvocationResult.Failure.of(InvocationResult.Failure.NOT_STARTED, e));
      return;
    }
    client.invoke(json, reply);
  }

  private Running running() {
    if (running.isEmpty()) {
      Deployment deployment = deployer.start();
      running = Optional.of(new Running(deployment, protocol.connect(deployment.address())));
    }
    return running.get();
  }

  @Override
  public boolean startsInstances() {
    return startsInstances;
  }

  @Override
  public void makeCold() {
    Optional<Running> ended = running;
    running = Optional.empty();
    ended.ifPresent(
        run -> {
          run.client().close();
          run.deployment().close();
        });
  }

  @Override
  public void redeploy() {
    makeCold();
    running();
  }

  @Override
  public Optional<StartTimes> lastStart() {
    return running.flatMap(run -> run.deployment().startTimes());
  }

  @Override
  public Optional<StartupArchive> startupArchive() {
    return deployer.startupArchive();
  }

  @Override
  public OptionalLong residentBytes() {
    return running.map(run -> run.deployment().residentBytes()).orElse(OptionalLong.empty());
  }

  @Override
  public void close() {
    makeCold();
    protocol.close();
  }
}
