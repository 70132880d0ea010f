package io.faasduet.bench.client;

import java.net.URI;

/** A client that closes its protocol too. */
public record ClosingClient(ClientProtocol protocol, ProtocolClient client)
    implements ProtocolClient {
  /** A client of the address, of its own. */
  public static ClosingClient of(ClientProtocol protocol, URI address) {
    return new ClosingClient(protocol, protocol.connect(address));
  }

  @Override
  public void invoke(byte[] json, Reply reply) {
    client.invoke(json, reply);
  }

  @Override
  public void close() {
    client.close();
    protocol.close();
  }
}
