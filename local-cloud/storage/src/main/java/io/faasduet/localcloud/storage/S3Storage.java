package io.faasduet.localcloud.storage;

import io.faasduet.files.TemporaryDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Buckets and their objects: keys in memory, contents in one directory under names that are drawn
 * at random, so that no key ever names a file; or served by somebody else. Thread-safe.
 */
final class S3Storage implements AutoCloseable {
  /** S3 lists keys in the order of their UTF-8 bytes. */
  private static final Comparator<String> KEY_ORDER =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private final TemporaryDirectory directory;
  private final Map<String, NavigableMap<String, StoredObject>> buckets = new TreeMap<>();
  private final Map<String, PublicReadPolicy> policies = new TreeMap<>();

  /** An object and its content, which stays readable whatever becomes of the object. */
  record OpenObject(StoredObject object, InputStream content) {}

  private S3Storage(TemporaryDirectory directory) {
    this.directory = directory;
  }

  static S3Storage temporary() throws IOException {
    return new S3Storage(TemporaryDirectory.create("duet-s3-"));
  }

  Path newFile() {
    return directory.path().resolve(UUID.randomUUID().toString());
  }

  synchronized void createBucket(String name) {
    if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw new S3Error(400, "InvalidBucketName", name + " is not a bucket's name");
    }
    buckets.computeIfAbsent(name, unused -> new ConcurrentSkipListMap<>(KEY_ORDER));
  }

  synchronized void deleteBucket(String name) {
    if (!bucket(name).isEmpty()) {
      throw new S3Error(409, "BucketNotEmpty", "The bucket " + name + " holds objects");
    }
    buckets.remove(name);
    policies.remove(name);
  }

  synchronized void setPolicy(String bucket, PublicReadPolicy policy) {
    bucket(bucket);
    policies.put(bucket, policy);
  }

  synchronized void deletePolicy(String bucket) {
    bucket(bucket);
    policies.remove(bucket);
  }

  synchronized Optional<PublicReadPolicy> policy(String bucket) {
    return Optional.ofNullable(policies.get(bucket));
  }

  synchronized Map<String, NavigableMap<String, StoredObject>> buckets() {
    return Map.copyOf(buckets);
  }

  /** The bucket's objects by key, in S3's order; a live view to read from. */
  synchronized NavigableMap<String, StoredObject> bucket(String name) {
    NavigableMap<String, StoredObject> objects = buckets.get(name);
    if (objects == null) {
      throw S3Error.noSuchBucket(name);
    }
    return objects;
  }

  synchronized StoredObject object(String bucket, String key) {
    return Optional.ofNullable(bucket(bucket).get(key)).orElseThrow(() -> S3Error.noSuchKey(key));
  }

  OpenObject open(String bucket, String key) throws IOException {
    while (true) {
      StoredObject object = object(bucket, key);
      try {
        return new OpenObject(object, object.content().open());
      } catch (NoSuchFileException e) {
        // another object is in its place now, or none
      }
    }
  }

  synchronized void store(String bucket, String key, StoredObject object) {
    discard(bucket(bucket).put(key, object));
  }

  synchronized void delete(String bucket, String key) {
    discard(bucket(bucket).remove(key));
  }

  void put(String bucket, String key, byte[] content) {
    try {
      ReceivedContent received =
          ReceivedContent.of(new ByteArrayInputStream(content), newFile(), Set.of());
      store(bucket, key, received.stored(Map.of(), Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep s3://" + bucket + "/" + key, e);
    }
  }

  void serve(String bucket, String key, URI address, long bytes) {
    // as of an upload in parts, so that no client takes it for an MD5 of the content
    String etag = UUID.randomUUID().toString().replace("-", "") + "-1";
    store(
        bucket,
        key,
        new StoredObject(
            new ObjectContent.Served(address),
            bytes,
            etag,
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            Map.of(),
            Optional.empty()));
  }

  private static void discard(@Nullable StoredObject object) {
    if (object != null) {
      try {
        object.content().discard();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete " + object.content(), e);
      }
    }
  }

  @Override
  public synchronized void close() {
    buckets.clear();
    policies.clear();
    try {
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory.path(), e);
    }
  }
}
