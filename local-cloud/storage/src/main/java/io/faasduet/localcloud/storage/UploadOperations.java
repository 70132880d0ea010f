package io.faasduet.localcloud.storage;

import io.faasduet.localcloud.storage.StoredObject.StoredChecksum;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Multipart uploads. */
final class UploadOperations {
  private final S3Storage storage;
  private final ConcurrentMap<String, MultipartUpload> uploads = new ConcurrentHashMap<>();

  UploadOperations(S3Storage storage) {
    this.storage = storage;
  }

  void handle(S3Request request) throws IOException {
    boolean initiation = request.parameter("uploads").isPresent();
    switch (request.method()) {
      case "POST" -> {
        if (initiation) {
          initiate(request);
        } else {
          complete(request);
        }
      }
      case "PUT" -> uploadPart(request);
      case "DELETE" -> {
        named(request).discardParts();
        uploads.remove(request.parameter("uploadId").orElseThrow());
        request.answer(204);
      }
      default -> throw S3Error.notImplemented(request.method() + " of a multipart upload");
    }
  }

  private void initiate(S3Request request) throws IOException {
    storage.bucket(request.bucket());
    String id = UUID.randomUUID().toString();
    Optional<S3Checksum> checksum =
        request.header("x-amz-checksum-algorithm").map(S3Checksum::ofName);
    boolean fullObject =
        request.header("x-amz-checksum-type").filter("FULL_OBJECT"::equals).isPresent();
    uploads.put(id, new MultipartUpload(OwnHeaders.of(request), checksum, fullObject));
    request.answer(
        200,
        S3Xml.document(
            "InitiateMultipartUploadResult",
            xml ->
                xml.element("Bucket", request.bucket())
                    .element("Key", request.key())
                    .element("UploadId", id)));
  }

  private void uploadPart(S3Request request) throws IOException {
    if (request.header("x-amz-copy-source").isPresent()) {
      throw S3Error.notImplemented("UploadPartCopy");
    }
    MultipartUpload upload = named(request);
    int number = partNumber(request.parameter("partNumber").orElse(""));
    UploadedBody body = UploadedBody.receive(request, storage.newFile(), upload.checksum());
    StoredObject part = body.content().stored(Map.of(), body.checksum());
    upload.add(number, part);
    request.answerHeader("ETag", '"' + part.etag() + '"');
    body.checksum().ifPresent(sum -> request.answerHeader(sum.algorithm().header(), sum.value()));
    request.answer(200);
  }

  private void complete(S3Request request) throws IOException {
    MultipartUpload upload = named(request);
    List<Map<String, String>> parts = S3Xml.read(request.body(), "Part");
    for (Map<String, String> part : parts) {
      upload.require(
          partNumber(part.getOrDefault("PartNumber", "")), part.getOrDefault("ETag", ""));
    }
    List<Integer> numbers = parts.stream().map(part -> partNumber(part.get("PartNumber"))).toList();
    StoredObject object = upload.join(numbers, storage.newFile());
    storage.store(request.bucket(), request.key(), object);
    uploads.remove(request.parameter("uploadId").orElseThrow());
    upload.discardParts();
    request.answer(
        200,
        S3Xml.document(
            "CompleteMultipartUploadResult",
            xml -> {
              xml.element("Location", request.rawPath())
                  .element("Bucket", request.bucket())
                  .element("Key", request.key())
                  .element("ETag", '"' + object.etag() + '"');
              object.checksum().ifPresent(sum -> checksum(xml, sum));
            }));
  }

  private static void checksum(S3Xml xml, StoredChecksum sum) {
    xml.element("Checksum" + sum.algorithm().name(), sum.value())
        .element("ChecksumType", sum.type());
  }

  private MultipartUpload named(S3Request request) {
    String id = request.parameter("uploadId").orElse("");
    return Optional.ofNullable(uploads.get(id)).orElseThrow(() -> S3Error.noSuchUpload(id));
  }

  private static int partNumber(String text) {
    if (!text.matches("[1-9]\\d{0,3}|10000")) {
      throw S3Error.invalid("a part's number is from 1 to 10000, not " + text);
    }
    return Integer.parseInt(text);
  }
}
