package io.faasduet.bench.client;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * How servers elsewhere are called.
 *
 * @param headers what requests have in addition to the headers that the client makes; one that the
 *     client makes too is taken from here
 * @param method of requests over HTTP
 * @param trust which servers are trusted over TLS
 */
public record ServerAccess(List<RequestHeader> headers, HttpVerb method, ServerTrust trust) {
  /** As functions of Duet are called. */
  public static final ServerAccess USUAL =
      new ServerAccess(List.of(), HttpVerb.POST, ServerTrust.JAVA);

  public ServerAccess {
    headers = List.copyOf(headers);
    requireNonNull(method, "method");
    requireNonNull(trust, "trust");
  }

  /** The method of requests over HTTP. */
  public enum HttpVerb {
    /** Without a body: what is asked is in the address. */
    GET,
    /** With the request as JSON. */
    POST,
    /** The same. */
    PUT
  }

  /** The host that requests name, where it is not the address's. */
  Optional<String> host() {
    return headers.stream()
        .filter(header -> header.name().equals("host"))
        .map(RequestHeader::value)
        .findFirst();
  }
}
