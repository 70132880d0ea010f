package io.faasduet.localcloud.distance;

import com.sun.net.httpserver.HttpExchange;
import io.faasduet.http.PeerSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The links of a service's clients: one for each process that this one has started, such as an
 * environment of a function, however many connections it opens; one for each connection of others,
 * and where the kernel does not say whose a connection is; or one for all, where the bandwidth is
 * shared. Thread-safe.
 */
final class PacedLinks {
  private final Bandwidth bandwidth;
  private final Map<String, Link> links = new ConcurrentHashMap<>();

  /** A connection is looked up once: to go through all processes takes milliseconds. */
  private final Map<PeerSocket, Optional<Long>> owners = new ConcurrentHashMap<>();

  PacedLinks(Bandwidth bandwidth) {
    this.bandwidth = bandwidth;
  }

  /** Both directions of a link. */
  record Link(PacedLink up, PacedLink down) {}

  /** The link that a request comes over. */
  Link of(HttpExchange exchange) {
    return links.computeIfAbsent(
        bandwidth.shared() ? "" : client(exchange),
        client -> new Link(new PacedLink(bandwidth), new PacedLink(bandwidth)));
  }

  private String client(HttpExchange exchange) {
    int port = exchange.getRemoteAddress().getPort();
    return PeerSocket.of(port, exchange.getLocalAddress().getPort())
        .flatMap(peer -> owners.computeIfAbsent(peer, PeerSocket::startedHere))
        .map(pid -> "process " + pid)
        .orElse("port " + port);
  }
}
