package io.faasduet.localcloud.storage;

import java.util.Optional;

/** {@code If-Match} and {@code If-None-Match}, as S3 answers them. */
final class Conditions {
  private Conditions() {}

  /** Refuses if a condition of the request does not hold for the object that is there. */
  static void check(S3Request request, Optional<StoredObject> present) {
    Optional<String> ifMatch = request.header("If-Match");
    if (ifMatch.isPresent() && present.isEmpty()) {
      throw S3Error.noSuchKey(request.key());
    }
    if (ifMatch.isPresent() && !matches(ifMatch.get(), present)) {
      throw S3Error.preconditionFailed("If-Match");
    }
    Optional<String> ifNoneMatch = request.header("If-None-Match");
    if (ifNoneMatch.isPresent() && matches(ifNoneMatch.get(), present)) {
      if (request.method().equals("PUT")) {
        throw S3Error.preconditionFailed("If-None-Match");
      }
      throw new S3Error(304, "NotModified", "The object has not changed");
    }
  }

  private static boolean matches(String condition, Optional<StoredObject> present) {
    return present
        .filter(
            object -> condition.equals("*") || condition.replace("\"", "").equals(object.etag()))
        .isPresent();
  }
}
