package io.faasduet.cli.command;

import io.faasduet.http.ListenAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.List;
import picocli.CommandLine.Option;

/** How a service on this machine is opened to others: deliberately, and with a warning. */
public final class ListenOptions {
  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "The address to listen on, 0.0.0.0 for all; default ${DEFAULT-VALUE}.",
        "Beyond this machine it needs --allow-host."
      })
  String address = "127.0.0.1";

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      split = ",",
      description = "Host names by which others address it, other than localhost.")
  List<String> hosts = List.of();

  /**
   * Where to listen.
   *
   * @throws UsageException if it is no address of this machine, or open and without a name
   */
  public ListenAddress listen() {
    try {
      ListenAddress listen = ListenAddress.of(address, hosts);
      requireOfThisMachine(listen);
      return listen;
    } catch (IllegalArgumentException e) {
      throw new UsageException("--listen: " + e.getMessage());
    }
  }

  private static void requireOfThisMachine(ListenAddress listen) {
    try {
      new ServerSocket(0, 1, listen.inet()).close();
    } catch (BindException e) {
      throw new UsageException(
          "--listen: '%s' is not the address of an interface of this machine"
              .formatted(listen.address()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Warns of a service that other machines reach. */
  public void warn(String service, PrintWriter err) {
    if (listen().isOpen()) {
      err.printf(
          "warning: %s listens on %s: all who reach that address can run code as this user%n",
          service, address);
      err.flush();
    }
  }
}
