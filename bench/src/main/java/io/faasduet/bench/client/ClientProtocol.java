package io.faasduet.bench.client;

import java.net.URI;

/** A protocol that functions are invoked by. */
public interface ClientProtocol extends AutoCloseable {

  /** The protocol. */
  WireProtocol wire();

  /** A client of what listens at the address; it connects when it has to. */
  ProtocolClient connect(URI address);

  /** Ends what its clients share; they are closed before. */
  @Override
  default void close() {}
}
