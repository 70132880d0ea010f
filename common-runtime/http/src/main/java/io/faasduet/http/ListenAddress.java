package io.faasduet.http;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;

/**
 * Where a server on a developer's machine listens, and by which names it is addressed there.
 *
 * @param address an address of one of the machine's interfaces, or {@code 0.0.0.0} for all
 */
public record ListenAddress(String address, AllowedHosts hosts) {
  /** Only programs on this machine reach it. */
  public static final ListenAddress LOOPBACK =
      new ListenAddress("127.0.0.1", AllowedHosts.LOOPBACK);

  public ListenAddress {
    requireNonNull(address, "address");
    requireNonNull(hosts, "hosts");
  }

  /**
   * An address with names.
   *
   * @throws IllegalArgumentException if it is not an address, or other machines reach it and no
   *     name is given by which they may; the message says what to do
   */
  public static ListenAddress of(String address, Collection<String> hosts) {
    ListenAddress listen = new ListenAddress(address, AllowedHosts.and(hosts));
    if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw new IllegalArgumentException(
          "'" + address + "' is not the address of an interface, such as 0.0.0.0");
    } else if (!listen.inet().isLoopbackAddress() && hosts.isEmpty()) {
      throw new IllegalArgumentException(
          "other machines reach "
              + address
              + ": name each host name that they use with --allow-host NAME");
    }
    return listen;
  }

  /** The address to bind to. */
  public InetAddress inet() {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + address + "' is not an address", e);
    }
  }

  /** Whether other machines reach it. */
  public boolean isOpen() {
    return !inet().isLoopbackAddress();
  }

  /** The host for a URL with which this machine reaches it. */
  public String reachedAs() {
    InetAddress inet = inet();
    if (inet.isAnyLocalAddress()) {
      return "127.0.0.1";
    }
    return address.contains(":") ? "[" + address + "]" : address;
  }
}
