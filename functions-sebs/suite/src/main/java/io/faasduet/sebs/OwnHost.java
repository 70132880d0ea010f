package io.faasduet.sebs;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Answers requests with 403 that are not addressed to the server's own host and port. A web page of
 * another site can reach a server on this machine by a name of that site, which is then the {@code
 * Host}.
 */
public final class OwnHost extends Filter {
  private final String host;

  /**
   * @param host and port, as in the address that callers are given
   */
  public OwnHost(String host) {
    this.host = requireNonNull(host, "host");
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    URI target = exchange.getRequestURI();
    List<String> hosts =
        target.isAbsolute() // which takes the place of Host: RFC 9112, 3.2.2
            ? List.of(String.valueOf(target.getRawAuthority()))
            : exchange.getRequestHeaders().getOrDefault("Host", List.of());
    if (hosts.size() == 1 && hosts.get(0).equalsIgnoreCase(host)) {
      chain.doFilter(exchange);
    } else {
      exchange.sendResponseHeaders(403, -1);
      exchange.close();
    }
  }

  @Override
  public String description() {
    return "takes requests to " + host + " alone";
  }
}
