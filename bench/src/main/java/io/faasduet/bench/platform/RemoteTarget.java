package io.faasduet.bench.platform;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.client.ClientProtocol;
import io.faasduet.bench.client.ProtocolClient;
import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.results.Run;
import java.net.URI;

/** A target that somebody else runs: it is never started or stopped from here. */
public final class RemoteTarget implements Target {
  private final Run.Target description;
  private final ClientProtocol protocol;
  private final ProtocolClient client;

  /** What listens at the address; the protocol is closed with the target. */
  public RemoteTarget(Run.Target description, URI address, ClientProtocol protocol) {
    this.description = requireNonNull(description, "description");
    this.protocol = protocol;
    this.client = protocol.connect(address);
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
    client.invoke(json, reply);
  }

  @Override
  public boolean startsInstances() {
    return false;
  }

  @Override
  public void makeCold() {}

  @Override
  public void redeploy() {}

  @Override
  public void close() {
    client.close();
    protocol.close();
  }
}
