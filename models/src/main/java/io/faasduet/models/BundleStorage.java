package io.faasduet.models;

import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.S3Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Puts bundles into object stores. */
public final class BundleStorage {
  private BundleStorage() {}

  /**
   * Uploads a bundle below a prefix. Its description comes last: a bundle that is there only in
   * part is none. That of an earlier bundle in its place is made void first, so that nobody gets
   * the old description with new weights.
   *
   * @param prefix {@code s3://bucket/prefix}; a slash at its end is implied
   * @return the address to use as {@code DUET_MODEL}
   * @throws io.faasduet.inference.bundle.InvalidModelException if the directory is no bundle
   * @throws io.faasduet.api.FunctionException as {@link ObjectStore#write} does
   * @throws UncheckedIOException if a file cannot be read, or the store fails
   */
  public static URI put(Path directory, URI prefix, ObjectStore store) {
    ModelBundle bundle = ModelBundle.open(directory);
    ModelDescription.Files files = bundle.description().files();
    S3Address below = S3Address.of(prefix);
    String folder = below.key().isEmpty() || below.key().endsWith("/") ? "" : "/";
    URI description =
        new S3Address(below.bucket(), below.key() + folder + ModelDescription.FILE_NAME).uri();
    if (store.list(description).contains(description)) {
      store.write(description, "{}".getBytes(StandardCharsets.UTF_8), "application/json");
    }
    for (String name : List.of(files.model(), files.labels(), ModelDescription.FILE_NAME)) {
      String key = below.key() + folder + name;
      store.upload(
          directory.resolve(name), new S3Address(below.bucket(), key).uri(), mediaType(name));
    }
    return new S3Address(below.bucket(), below.key() + folder).uri();
  }

  /**
   * Refuses a place that a bundle cannot be written to, before much work is done for it.
   *
   * @throws IllegalArgumentException if the directory holds something that is no bundle
   */
  public static void requirePlace(Path directory) {
    try {
      WholeDirectory.requireFree(
          directory.toAbsolutePath().normalize(), ModelDescription.FILE_NAME);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }

  private static String mediaType(String name) {
    return name.endsWith(".json")
        ? "application/json"
        : name.endsWith(".txt") ? "text/plain" : "application/octet-stream";
  }
}
