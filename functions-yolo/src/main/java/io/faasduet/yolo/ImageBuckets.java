package io.faasduet.yolo;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Settings;
import io.faasduet.http.ResponseBody;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;
import java.net.URI;

/** The buckets that images come from and go to: {@code INPUT_BUCKET} and {@code OUTPUT_BUCKET}. */
final class ImageBuckets implements AutoCloseable {
  private final ObjectStore store;
  private final OutputUrls urls;
  private final long maxImageBytes;
  private final String input;
  private final String output;

  ImageBuckets(ObjectStore store, Settings settings, long maxImageBytes) {
    this.store = store;
    this.urls = OutputUrls.of(settings);
    this.maxImageBytes = maxImageBytes;
    this.input = settings.text("INPUT_BUCKET").orElse("distributedbucket");
    this.output = settings.text("OUTPUT_BUCKET").orElse("distributedbucket-final");
  }

  /** The image that a request names. */
  byte[] read(YoloRequest request) {
    String bucket = request.inputBucket().orElse(input);
    String key = request.filename().orElseThrow();
    if (bucket.equals(output) && OutputName.isOne(key)) {
      throw new InvalidRequestException(
          "'%s' is itself an output of this function; events of the bucket '%s' must not lead here"
              .formatted(key, output));
    }
    URI address = new S3Address(bucket, key).uri();
    return ObjectStores.serving(address, () -> store.read(address, maxImageBytes));
  }

  /** Stores the annotated copy of the image that a request names. */
  Stored write(YoloRequest request, ResponseBody annotated) {
    OutputName name = OutputName.of(request.filename().orElseThrow());
    S3Address address = new S3Address(output, name.unique());
    return ObjectStores.serving(
        address.uri(),
        () -> {
          store.write(address.uri(), annotated.bytes(), annotated.mediaType());
          return new Stored(output, address.key(), urls.url(address));
        });
  }

  @Override
  public void close() {
    urls.close();
  }

  /** A place in S3. */
  record Stored(String bucket, String key, URI url) {}
}
