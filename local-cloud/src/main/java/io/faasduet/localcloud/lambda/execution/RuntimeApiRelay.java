package io.faasduet.localcloud.lambda.execution;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

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
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one address at which all environments that are restored from a snapshot ask their Runtime
 * APIs: it is in the snapshot's memory. Each connection is led to the API of the environment whose
 * process has the other end of it, which the kernel tells; one of any other process is closed.
 *
 * <p>The kernel takes 5 ms to tell, where its table of connections has room for those of 24 GB of
 * memory. So where there is only one environment, and its process has opened a socket since it was
 * last looked at, its connection is led on at once, and checked when the restore is over.
 * Thread-safe.
 */
final class RuntimeApiRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RuntimeApiRelay.class);

  /** Until an environment that has just been started must be known. */
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(2);

  /** Until a connection that was led on at once is checked. */
  private static final Duration CHECKED_AFTER = Duration.ofMillis(100);

  private static final String CUT_OFF =
      "a process that is no environment asked for a Runtime API, and was cut off";

  /** An environment, whose process is not there yet, or is. */
  private static final class Route {
    private final RuntimeApi api;
    private Optional<ChildProcess> process = Optional.empty();
    private Set<String> sockets = Set.of();

    private Route(RuntimeApi api) {
      this.api = api;
    }

    private boolean has(PeerSocket peer) {
      return open().contains(peer.link());
    }

    /** Whether its process has sockets, and not this one; one that is ending has none. */
    private boolean hasNot(PeerSocket peer) {
      Set<String> all = open();
      return !all.isEmpty() && !all.contains(peer.link());
    }

    private Set<String> open() {
      return process.map(child -> PeerSocket.allOf(child.pid())).orElse(Set.of());
    }

    /** Whether its process has opened a socket since this was last asked. */
    private boolean hasNewSocket() {
      Set<String> now = open();
      boolean opened = !sockets.containsAll(now);
      sockets = now;
      return opened;
    }
  }

  private final ScheduledExecutorService checks =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("lambda-runtime-check"));
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

  /** From here on there is an environment with this API, whose process is about to be started. */
  synchronized RuntimeApi announce(RuntimeApi api) {
    routes.add(new Route(requireNonNull(api, "api")));
    return api;
  }

  /** From here on the process's connections are led to that API, which was announced. */
  synchronized void add(ChildProcess process, RuntimeApi api) {
    Route route = routes.stream().filter(it -> it.api == api).findFirst().orElseThrow();
    route.process = Optional.of(process);
    notifyAll();
  }

  synchronized void remove(RuntimeApi api) {
    routes.removeIf(route -> route.api == api);
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
    checks.shutdownNow();
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
      Optional<Route> likely = onlyOne();
      if (likely.isPresent()) {
        checks.schedule(() -> check(client, likely.get()), CHECKED_AFTER.toMillis(), MILLISECONDS);
        lead(client, likely.get().api);
        return;
      }
      Optional<PeerSocket> peer = peer(client);
      if (peer.isEmpty()) {
        LOG.debug("the other end of {} is gone", client);
        return;
      }
      Optional<RuntimeApi> api = await(peer.get());
      if (api.isPresent()) {
        lead(client, api.get());
      } else {
        LOG.warn(CUT_OFF);
      }
    } catch (IOException e) {
      LOG.debug("a connection to a Runtime API broke off", e);
    }
  }

  private void lead(Socket client, RuntimeApi api) throws IOException {
    try (Socket server = api.connect()) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      threads.execute(() -> copy(server, client));
      copy(client, server);
    }
  }

  /** The environment that a new connection is of, unless it is of a stranger's process. */
  private synchronized Optional<Route> onlyOne() {
    return routes.size() == 1 && routes.get(0).hasNewSocket()
        ? Optional.of(routes.get(0))
        : Optional.empty();
  }

  /** Cuts a connection off that is of a stranger's process. */
  private void check(Socket client, Route route) {
    Optional<PeerSocket> peer = peer(client);
    try {
      if (peer.isPresent() && route.hasNot(peer.get()) && peer.equals(peer(client))) {
        client.close();
        LOG.warn(CUT_OFF);
      }
    } catch (IOException e) {
      LOG.debug("closing {}", client, e);
    }
  }

  private static Optional<PeerSocket> peer(Socket client) {
    return PeerSocket.of(client.getPort(), client.getLocalPort());
  }

  private Optional<RuntimeApi> await(PeerSocket peer) {
    long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
    while (true) {
      List<Route> known = known();
      Optional<Route> found = of(peer, known);
      if (found.isPresent()) {
        return found.map(route -> route.api);
      }
      if (!awaitOther(known, deadline)) {
        return Optional.empty();
      }
    }
  }

  /** The youngest is the likeliest. */
  private static Optional<Route> of(PeerSocket peer, List<Route> known) {
    for (int i = known.size() - 1; i >= 0; i--) {
      if (known.get(i).has(peer)) {
        return Optional.of(known.get(i));
      }
    }
    return Optional.empty();
  }

  /** Those whose process is there. */
  private synchronized List<Route> known() {
    return routes.stream().filter(route -> route.process.isPresent()).toList();
  }

  /** Waits until there are others; false if there are none in time. */
  private synchronized boolean awaitOther(List<Route> known, long deadline) {
    try {
      while (known().equals(known)) {
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
