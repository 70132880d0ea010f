package io.faasduet.bench.platform.remote;

import java.net.URI;
import java.net.URISyntaxException;

/** What somebody gives as a server's address. */
final class Addresses {
  private static final int LAST_PORT = 65_535;

  private Addresses() {}

  /** Whether it is a URI with a host, and with a port that there can be if it names one. */
  static boolean valid(String address) {
    try {
      URI uri = new URI(address);
      return uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= LAST_PORT;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
