package io.faasduet.api;

import java.util.Optional;

/**
 * What an adapter knows of the caller of an invocation. Each method has an answer for adapters that
 * know nothing of the kind. Thread-safe.
 */
public interface Caller {
  /** A caller of whom nothing is known. */
  Caller UNKNOWN = new Caller() {};

  /**
   * A header of the HTTP request, or an entry of gRPC's metadata.
   *
   * @param lowerCaseName the header's name in lower case
   */
  default Optional<String> header(String lowerCaseName) {
    return Optional.empty();
  }

  /** An entry of the {@code custom} map of Lambda's client context. */
  default Optional<String> clientContext(String key) {
    return Optional.empty();
  }

  /** The caller's W3C trace context, if it sent a well-formed one. */
  default Optional<String> traceParent() {
    return Optional.empty();
  }
}
