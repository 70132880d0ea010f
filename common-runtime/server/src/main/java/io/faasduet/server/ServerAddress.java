package io.faasduet.server;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.http.AllowedHosts;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/**
 * Which interface a server process listens on, and for whom.
 *
 * @param address {@code DUET_LISTEN}, the address of an interface; default all
 * @param hosts {@code DUET_ALLOW_HOSTS}, host names with commas between them: requests to others
 *     are refused, and those from pages of other sites; without it all are taken
 */
record ServerAddress(String address, Optional<AllowedHosts> hosts) {
  /** All interfaces, for everyone: as an image does. */
  static final ServerAddress EVERYWHERE = new ServerAddress("0.0.0.0", Optional.empty());

  /**
   * The address of a process.
   *
   * @throws InvalidSettingException if a host is not a name
   */
  static ServerAddress from(Settings settings) {
    try {
      return new ServerAddress(
          settings.text("DUET_LISTEN").map(String::strip).orElse(EVERYWHERE.address()),
          settings
              .text("DUET_ALLOW_HOSTS")
              .map(names -> AllowedHosts.and(List.of(names.strip().split("\\s*,\\s*")))));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException("DUET_ALLOW_HOSTS: " + e.getMessage());
    }
  }

  Handler<HttpServerRequest> guarding(Replies replies, Handler<HttpServerRequest> requests) {
    return hosts.isPresent() ? new GuardedRequests(hosts.get(), replies, requests) : requests;
  }
}
