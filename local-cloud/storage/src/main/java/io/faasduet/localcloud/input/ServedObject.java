package io.faasduet.localcloud.input;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * An object that its generator draws whenever it is fetched.
 *
 * @param key its key
 * @param address where it is served as long as the generator runs
 * @param bytes its length
 */
public record ServedObject(String key, URI address, long bytes) {
  public ServedObject {
    requireNonNull(key, "key");
    requireNonNull(address, "address");
  }
}
