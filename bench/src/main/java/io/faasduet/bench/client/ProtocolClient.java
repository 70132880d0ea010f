package io.faasduet.bench.client;

/** The connections to one address. */
public interface ProtocolClient extends Invoker, AutoCloseable {

  /** Closes all connections; requests in flight fail as {@code connection}. */
  @Override
  void close();
}
