package io.faasduet.objectstore;

import io.faasduet.api.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** The objects whose keys begin with a prefix, all pages of them. */
final class S3Listing {
  private static final int MAX_LISTED = 100_000;

  private S3Listing() {}

  /**
   * Their addresses, sorted.
   *
   * @throws InvalidRequestException if there are more than 100,000
   * @throws UncheckedIOException if the listing has no end
   */
  static List<URI> below(URI prefix, S3Client s3) {
    S3Address start = S3Address.of(prefix);
    List<URI> found = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    for (ListObjectsV2Response page :
        s3.listObjectsV2Paginator(
            b ->
                b.bucket(start.bucket())
                    .prefix(start.key())
                    // Keys may have characters that XML has not; the SDK decodes them.
                    .encodingType(EncodingType.URL))) {
      page.contents()
          .forEach(object -> found.add(new S3Address(start.bucket(), object.key()).uri()));
      requireEnd(prefix, found.size(), page, tokens);
    }
    found.sort(Comparator.comparing(URI::toString));
    return List.copyOf(found);
  }

  /** A listing that repeats itself, or is larger than any use of it, would have no end. */
  private static void requireEnd(
      URI prefix, int found, ListObjectsV2Response page, Set<String> tokens) {
    if (found > MAX_LISTED) {
      throw new InvalidRequestException(
          prefix + " has more than " + MAX_LISTED + " objects: give a longer prefix");
    }
    if (page.nextContinuationToken() != null && !tokens.add(page.nextContinuationToken())) {
      String message =
          prefix + " cannot be listed: the store sends the same continuation token again";
      throw new UncheckedIOException(message, new IOException(message));
    }
  }
}
