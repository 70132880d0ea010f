package io.faasduet.models;

import io.faasduet.inference.ModelBundle;
import io.faasduet.inference.ModelDescription;
import io.faasduet.objectstore.S3Address;
import io.faasduet.runtime.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts bundles into object stores. */
public final class BundleStorage {
  private BundleStorage() {}

  /**
   * Uploads a bundle below a prefix. Its description comes last: a bundle that is there only in
   * part is none.
   *
   * @param prefix {@code s3://bucket/prefix}; a slash at its end is implied
   * @return the address to use as {@code DUET_MODEL}
   * @throws io.faasduet.inference.InvalidModelException if the directory is no bundle
   * @throws io.faasduet.runtime.FunctionException as {@link ObjectStore#write} does
   * @throws UncheckedIOException if a file cannot be read, or the store fails
   */
  public static URI put(Path directory, URI prefix, ObjectStore store) {
    ModelBundle bundle = ModelBundle.open(directory);
    ModelDescription.Files files = bundle.description().files();
    S3Address below = S3Address.of(prefix);
    String folder = below.key().isEmpty() || below.key().endsWith("/") ? "" : "/";
    for (String name : List.of(files.model(), files.labels(), ModelDescription.FILE_NAME)) {
      String key = below.key() + folder + name;
      try {
        store.write(
            new S3Address(below.bucket(), key).uri(),
            Files.readAllBytes(directory.resolve(name)),
            mediaType(name));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + directory.resolve(name), e);
      }
    }
    return new S3Address(below.bucket(), below.key() + folder).uri();
  }

  private static String mediaType(String name) {
    return name.endsWith(".json")
        ? "application/json"
        : name.endsWith(".txt") ? "text/plain" : "application/octet-stream";
  }
}
