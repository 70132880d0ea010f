package io.faasduet.cli.cloud.aws;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Buckets of S3 and their objects. Failures are the SDK's. */
final class AwsBuckets {
  private static final String HOME_REGION = "us-east-1";

  private final S3Client s3;
  private final String region;

  AwsBuckets(AwsAccount account) {
    this.s3 = account.s3();
    this.region = account.region();
  }

  /** Whether it is there; one that belongs to somebody else is a failure. */
  boolean exists(String bucket) {
    try {
      s3.headBucket(it -> it.bucket(bucket));
      return true;
    } catch (NoSuchBucketException e) {
      return false;
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return false;
      }
      throw e;
    }
  }

  void create(String bucket) {
    CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(bucket);
    if (!region.equals(HOME_REGION)) {
      request.createBucketConfiguration(it -> it.locationConstraint(region));
    }
    s3.createBucket(request.build());
  }

  /** The sizes of objects in bytes by their keys. */
  Map<String, Long> list(String bucket, String prefix) {
    Map<String, Long> found = new HashMap<>();
    s3.listObjectsV2Paginator(it -> it.bucket(bucket).prefix(prefix))
        .contents()
        .forEach(object -> found.put(object.key(), object.size()));
    return found;
  }

  void upload(String bucket, String key, Path file) {
    s3.putObject(it -> it.bucket(bucket).key(key), RequestBody.fromFile(file));
  }

  /** Deletes the objects under a prefix but for some. */
  void empty(String bucket, String prefix, Set<String> kept) {
    s3.listObjectsV2Paginator(it -> it.bucket(bucket).prefix(prefix)).stream()
        .forEach(
            page -> {
              List<ObjectIdentifier> keys =
                  page.contents().stream()
                      .filter(object -> !kept.contains(object.key()))
                      .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                      .toList();
              if (!keys.isEmpty()) {
                s3.deleteObjects(it -> it.bucket(bucket).delete(all -> all.objects(keys)));
              }
            });
  }

  /** Deletes it with its objects, if it is there. */
  void delete(String bucket) {
    if (exists(bucket)) {
      empty(bucket, "", Set.of());
      s3.deleteBucket(it -> it.bucket(bucket));
    }
  }
}
