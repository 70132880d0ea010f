package io.faasduet.localcloud.lambda.execution;

import static java.util.Objects.requireNonNull;

import io.faasduet.http.PeerSocket;
import io.faasduet.localcloud.process.ChildProcess;
import io.faasduet.localcloud.process.DaemonThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one address at which all environments that are restored from a snapshot ask their Runtime
 * APIs: it is in the snapshot's memory. Each connection is led to the API of the environment whose
 * process has the other end of it, which the kernel tells; one of any other process is closed.
 * Thread-safe.
 */
final class RuntimeApiRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RuntimeApiRelay.class);

  /** Until an environment that has just been started must be known. */
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(2);

  private record Route(ChildProcess process, RuntimeApi api) {}

  private final ExecutorService threads = DaemonThreads.pool("lambda-runtime-relay");
  private final List<Route> routes = new ArrayList<>();
  private final ServerSocket server;

  RuntimeApiRelay() {
    try {
      server = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on 127.0.0.1", e);
    }
    threads.execute(this::accept);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** From here on the process's connections are led to that API. */
  synchronized void add(ChildProcess process, RuntimeApi api) {
    routes.add(new Route(requireNonNull(process, "process"), requireNonNull(api, "api")));
    notifyAll();
  }

  synchronized void remove(RuntimeApi api) {
    routes.removeIf(route -> route.api() == api);
  }

  /** Ends it; connections end with the APIs that they lead to. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("closing {}", server, e);
    }
    threads.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(() -> lead(client));
      } catch (IOException e) {
        LOG.debug("accepts no more", e);
      }
    }
  }

  private void lead(Socket client) {
    try (client) {
      Optional<PeerSocket> peer = PeerSocket.of(client.getPort(), client.getLocalPort());
      if (peer.isEmpty()) {
        LOG.debug("the other end of {} is gone", client);
        return;
      }
      Optional<RuntimeApi> api = await(peer.get());
      if (api.isEmpty()) {
        LOG.warn("a process that is no environment asked for a Runtime API, and was cut off");
        return;
      }
      try (Socket server = api.get().connect()) {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        threads.execute(() -> copy(server, client));
        copy(client, server);
      }
    } catch (IOException e) {
      LOG.debug("a connection to a Runtime API broke off", e);
    }
  }

  private Optional<RuntimeApi> await(PeerSocket peer) {
    long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
    while (true) {
      List<Route> known;
      synchronized (this) {
        known = List.copyOf(routes);
      }
      Optional<Route> found = of(peer, known);
      if (found.isPresent()) {
        return found.map(Route::api);
      }
      if (!awaitOther(known, deadline)) {
        return Optional.empty();
      }
    }
  }

  /** The youngest is the likeliest. */
  private static Optional<Route> of(PeerSocket peer, List<Route> known) {
    for (int i = known.size() - 1; i >= 0; i--) {
      if (peer.isOf(known.get(i).process().process().pid())) {
        return Optional.of(known.get(i));
      }
    }
    return Optional.empty();
  }

  /** Waits until there are others; false if there are none in time. */
  private synchronized boolean awaitOther(List<Route> known, long deadline) {
    try {
      while (routes.equals(known)) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          return false;
        }
        wait(millis);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Passes on what comes from one, until either is closed; then both are. */
  private static void copy(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      LOG.debug("a connection to a Runtime API broke off", e);
    }
  }
}
