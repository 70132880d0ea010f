package io.faasduet.localcloud.storage;

import io.faasduet.files.PercentEncoding;
import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.distance.DistanceProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * S3 on this machine, for the models and images that functions fetch and write. Ends with this JVM.
 * Thread-safe.
 */
public final class LocalStorage implements AutoCloseable {
  private final EmbeddedS3 s3;

  private LocalStorage(EmbeddedS3 s3) {
    this.s3 = s3;
  }

  /** Starts a store without buckets, on the loopback interface. */
  public static LocalStorage start() {
    return start(ListenAddress.LOOPBACK);
  }

  /** Starts a store without buckets. */
  public static LocalStorage start(ListenAddress listen) {
    return start(listen, Optional.empty());
  }

  /** Starts a store without buckets, as far as a profile says. Uploads by this class are not. */
  public static LocalStorage start(ListenAddress listen, Optional<DistanceProfile> distance) {
    return new LocalStorage(EmbeddedS3.start(listen, distance));
  }

  /** The environment variables with which a process uses this store for S3. */
  public Map<String, String> settings() {
    return s3.settings();
  }

  /** Makes a bucket, unless it is there. */
  public void createBucket(String bucket) {
    s3.createBucket(bucket);
  }

  /**
   * Copies a file into a bucket, which is made if need be; or a directory, all files below it under
   * the key and a slash.
   *
   * @return the address of the object, or the prefix of the objects
   * @throws UncheckedIOException if it cannot be read
   */
  public URI upload(Path source, String bucket, String key) {
    s3.createBucket(bucket);
    boolean directory = Files.isDirectory(source);
    try (Stream<Path> below = Files.walk(source)) {
      List<Path> files = below.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        String name = directory ? key + "/" + source.relativize(file) : key;
        s3.put(bucket, name, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot upload " + source, e);
    }
    return URI.create(
        "s3://" + bucket + "/" + PercentEncoding.PATH.encode(key) + (directory ? "/" : ""));
  }

  /**
   * Makes an object of what is at an address, which is fetched from there as often as the object is
   * asked for, and stored nowhere.
   *
   * @param bytes its length
   */
  public void serve(String bucket, String key, URI address, long bytes) {
    s3.serve(bucket, key, address, bytes);
  }

  @Override
  public void close() {
    s3.close();
  }
}
