package io.faasduet.studies.messages.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.api.NotFoundException;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;
import java.net.URI;
import java.util.Optional;

/** Objects of a bucket. */
record ObjectMedium(ObjectStore store, String bucket) implements Medium {
  private static final long MOST_BYTES = 1_000_000;

  @Override
  public void write(String key, String text) {
    URI address = address(key);
    ObjectStores.serving(
        address,
        () -> {
          store.write(address, text.getBytes(UTF_8), "text/plain");
          return address;
        });
  }

  @Override
  public Optional<String> read(String key) {
    URI address = address(key);
    try {
      return Optional.of(
          new String(ObjectStores.serving(address, () -> store.read(address, MOST_BYTES)), UTF_8));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private URI address(String key) {
    return new S3Address(bucket, "relay/" + key).uri();
  }
}
