package io.faasduet.models;

import io.faasduet.api.Settings;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.inference.bundle.ModelDescription;
import io.faasduet.objectstore.ObjectStore;
import io.faasduet.objectstore.ObjectStores;
import io.faasduet.objectstore.S3Address;
import io.faasduet.objectstore.S3Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/** Uploads bundles to S3. */
public final class BundleStorage {
  private BundleStorage() {}

  /**
   * Uploads a bundle below a prefix. Its description is uploaded last, so that a bundle that was
   * uploaded in part cannot be opened. An earlier bundle's description is voided first, so that it
   * is never read with new weights.
   *
   * @param prefix {@code s3://bucket/prefix}; a slash at its end is implied
   * @return the address to use as {@code DUET_MODEL}
   * @throws io.faasduet.inference.bundle.InvalidModelException if the directory is no bundle
   * @param settings those of {@link ObjectStores#open}
   * @throws io.faasduet.api.FunctionException as {@link ObjectStore#write} does
   * @throws UncheckedIOException if a file cannot be read, or the store fails
   */
  public static URI put(Path directory, URI prefix, Settings settings) {
    try (ObjectStore store = ObjectStores.open(settings);
        S3Client s3 = S3Connection.open(settings)) {
      return put(directory, prefix, store, new S3Upload(s3));
    }
  }

  private static URI put(Path directory, URI prefix, ObjectStore store, S3Upload upload) {
    ModelBundle bundle = ModelBundle.open(directory);
    ModelDescription.Files files = bundle.description().files();
    S3Address below = folder(prefix);
    URI description = description(below);
    if (store.list(description).contains(description)) {
      store.write(description, "{}".getBytes(StandardCharsets.UTF_8), "application/json");
    }
    for (String name : List.of(files.model(), files.labels(), ModelDescription.FILE_NAME)) {
      String key = below.key() + name;
      upload.run(
          directory.resolve(name), new S3Address(below.bucket(), key).uri(), mediaType(name));
    }
    return below.uri();
  }

  /**
   * Whether there is a bundle below a prefix.
   *
   * @param settings those of {@link ObjectStores#open}
   * @throws io.faasduet.api.FunctionException as {@link ObjectStore#list} does
   */
  public static boolean holdsBundle(URI prefix, Settings settings) {
    URI description = description(folder(prefix));
    try (ObjectStore store = ObjectStores.open(settings)) {
      return store.list(description).contains(description);
    }
  }

  /** The prefix with a slash at its end, unless it is a whole bucket. */
  private static S3Address folder(URI prefix) {
    S3Address below = S3Address.of(prefix);
    boolean whole = below.key().isEmpty() || below.key().endsWith("/");
    return whole ? below : new S3Address(below.bucket(), below.key() + "/");
  }

  private static URI description(S3Address folder) {
    return new S3Address(folder.bucket(), folder.key() + ModelDescription.FILE_NAME).uri();
  }

  /**
   * Refuses a place that a bundle cannot be written to, before much work is done for it.
   *
   * @throws IllegalArgumentException if the directory holds something that is no bundle
   */
  public static void requirePlace(Path directory) {
    try {
      BundleDirectory.requireFree(directory);
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
