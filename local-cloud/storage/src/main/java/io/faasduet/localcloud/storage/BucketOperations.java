package io.faasduet.localcloud.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The operations on a bucket as a whole. */
final class BucketOperations {
  private static final Set<String> LISTING =
      Set.of(
          "list-type",
          "prefix",
          "delimiter",
          "max-keys",
          "continuation-token",
          "start-after",
          "marker",
          "encoding-type",
          "fetch-owner");

  private final S3Storage storage;

  BucketOperations(S3Storage storage) {
    this.storage = storage;
  }

  void listAll(S3Request request) throws IOException {
    if (!request.method().equals("GET")) {
      throw S3Error.notImplemented(request.method() + " /");
    }
    request.answer(
        200,
        S3Xml.document(
            "ListAllMyBucketsResult",
            xml ->
                xml.nested("Owner", owner -> owner.element("ID", "duet"))
                    .nested(
                        "Buckets",
                        all -> {
                          for (String name : new TreeSet<>(storage.buckets().keySet())) {
                            all.nested(
                                "Bucket",
                                bucket ->
                                    bucket
                                        .element("Name", name)
                                        .element("CreationDate", "2000-01-01T00:00:00.000Z"));
                          }
                        })));
  }

  void handle(S3Request request) throws IOException {
    if (request.parameter("policy").isPresent()) {
      policy(request);
      return;
    }
    String bucket = request.bucket();
    switch (request.method()) {
      case "PUT" -> {
        only(request, Set.of());
        storage.createBucket(bucket);
        request.answerHeader("Location", "/" + bucket);
        request.answer(200);
      }
      case "HEAD" -> {
        storage.bucket(bucket);
        request.answerHeader("x-amz-bucket-region", EmbeddedS3.REGION);
        request.answer(200);
      }
      case "DELETE" -> {
        only(request, Set.of());
        storage.deleteBucket(bucket);
        request.answer(204);
      }
      case "GET" -> get(request);
      case "POST" -> {
        only(request, Set.of("delete"));
        deleteObjects(request);
      }
      default -> throw S3Error.notImplemented(request.method() + " of a bucket");
    }
  }

  private void policy(S3Request request) throws IOException {
    String bucket = request.bucket();
    only(request, Set.of("policy"));
    switch (request.method()) {
      case "PUT" -> {
        byte[] text = request.body().readNBytes(PublicReadPolicy.MOST_BYTES + 1);
        if (text.length > PublicReadPolicy.MOST_BYTES) {
          throw new S3Error(400, "PolicyTooLarge", "A policy has at most 20 KB");
        }
        storage.setPolicy(bucket, PublicReadPolicy.of(new String(text, UTF_8), bucket));
        request.answer(204);
      }
      case "GET" -> {
        storage.bucket(bucket);
        PublicReadPolicy policy =
            storage
                .policy(bucket)
                .orElseThrow(
                    () -> new S3Error(404, "NoSuchBucketPolicy", "The bucket has no policy"));
        byte[] text = policy.text().getBytes(UTF_8);
        request.answerHeader("Content-Type", "application/json");
        request.answerBody(200, text.length).write(text);
      }
      case "DELETE" -> {
        storage.deletePolicy(bucket);
        request.answer(204);
      }
      default -> throw S3Error.notImplemented(request.method() + " of a policy");
    }
  }

  private void get(S3Request request) throws IOException {
    if (request.parameter("location").isPresent()) {
      storage.bucket(request.bucket());
      request.answer(200, S3Xml.document("LocationConstraint", xml -> {}));
      return;
    }
    only(request, LISTING);
    request.answer(200, new ObjectListing(request, storage.bucket(request.bucket())).toXml());
  }

  private void deleteObjects(S3Request request) throws IOException {
    storage.bucket(request.bucket());
    List<Map<String, String>> named = S3Xml.read(request.body(), "Object");
    for (Map<String, String> object : named) {
      storage.delete(request.bucket(), object.getOrDefault("Key", ""));
    }
    request.answer(
        200,
        S3Xml.document(
            "DeleteResult",
            xml -> {
              for (Map<String, String> object : named) {
                xml.nested("Deleted", d -> d.element("Key", object.getOrDefault("Key", "")));
              }
            }));
  }

  private static void only(S3Request request, Set<String> served) {
    for (String name : request.operationParameters()) {
      if (!served.contains(name) && !name.equals("x-id")) {
        throw S3Error.notImplemented(request.method() + " of a bucket with ?" + name);
      }
    }
  }
}
