package io.faasduet.server.snapshot;

import java.io.IOException;

/** A server that can give its port back for a while. */
public interface SuspendableServer {

  /** Makes what is to be made before a snapshot, then closes the port and all connections. */
  void suspend() throws IOException;

  /**
   * Listens again.
   *
   * @return the port
   */
  int resume();
}
