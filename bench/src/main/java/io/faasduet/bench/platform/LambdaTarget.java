package io.faasduet.bench.platform;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.client.ClientProtocol;
import io.faasduet.bench.client.ProtocolClient;
import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.results.Run;
import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartupArchive;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A function on AWS Lambda, or on what speaks its API. */
public final class LambdaTarget implements Target {
  private final Run.MeasuredTarget description;
  private final ClientProtocol protocol;
  private final ProtocolClient client;
  private final EnvironmentRecycler environments;
  private boolean invoked = true; // by others, before

  /** A function at the endpoint; the protocol and the environments are closed with the target. */
  public LambdaTarget(
      Run.MeasuredTarget description,
      URI endpoint,
      ClientProtocol protocol,
      EnvironmentRecycler environments) {
    this.description = requireNonNull(description, "description");
    this.protocol = protocol;
    this.client = protocol.connect(endpoint);
    this.environments = requireNonNull(environments, "environments");
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
    invoked = true;
    client.invoke(json, reply);
  }

  @Override
  public void makeCold() {
    if (invoked) {
      environments.recycle();
      invoked = false;
    }
  }

  @Override
  public void redeploy() {
    if (description.local()) {
      makeCold();
    }
  }

  /** Requests start the environments. */
  @Override
  public void redeploy(int instances) {
    redeploy();
  }

  @Override
  public int mostWatched() {
    return environments.mostWatched();
  }

  @Override
  public List<Long> processIds() {
    return environments.processIds();
  }

  @Override
  public Optional<StartTimes> lastStart() {
    return environments.lastStart();
  }

  @Override
  public Optional<StartupArchive> startupArchive() {
    return environments.startupArchive();
  }

  @Override
  public void close() {
    client.close();
    protocol.close();
    environments.close();
  }
}
