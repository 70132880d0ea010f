package io.faasduet.localcloud.storage;

import io.faasduet.files.PercentEncoding;
import io.faasduet.localcloud.storage.S3Storage.OpenObject;
import io.faasduet.localcloud.storage.StoredObject.StoredChecksum;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/** The operations on one object. */
final class ObjectOperations {
  private static final int BUFFER_BYTES = 1 << 17;
  private static final Set<String> SERVED = Set.of("x-id", "response-content-type", "versionId");

  private final S3Storage storage;

  ObjectOperations(S3Storage storage) {
    this.storage = storage;
  }

  void handle(S3Request request) throws IOException {
    for (String name : request.operationParameters()) {
      if (!SERVED.contains(name)) {
        throw S3Error.notImplemented(request.method() + " of an object with ?" + name);
      }
    }
    switch (request.method()) {
      case "GET", "HEAD" -> get(request);
      case "PUT" -> {
        if (request.header("x-amz-copy-source").isPresent()) {
          copy(request);
        } else {
          put(request);
        }
      }
      case "DELETE" -> {
        storage.delete(request.bucket(), request.key());
        request.answer(204);
      }
      default -> throw S3Error.notImplemented(request.method() + " of an object");
    }
  }

  private void get(S3Request request) throws IOException {
    if (request.method().equals("HEAD")) {
      StoredObject object = storage.object(request.bucket(), request.key());
      ServedRange part = part(request, object);
      request.answerHeader("Content-Length", Long.toString(part.range().length()));
      request.answer(part.status());
      return;
    }
    OpenObject open = storage.open(request.bucket(), request.key());
    try (InputStream content = open.content()) {
      ServedRange part = part(request, open.object());
      content.skipNBytes(part.range().offset());
      try (OutputStream out = request.answerBody(part.status(), part.range().length())) {
        send(content, out, part.range().length());
      }
    }
  }

  /** What of an object is sent. */
  private record ServedRange(ByteRange range, int status) {}

  /** Checks the conditions, and sets the headers. */
  private static ServedRange part(S3Request request, StoredObject object) {
    Conditions.check(request, Optional.of(object));
    Optional<ByteRange> range =
        request.header("Range").flatMap(header -> ByteRange.of(header, object.bytes()));
    describe(request, object, range.isEmpty());
    range.ifPresent(r -> request.answerHeader("Content-Range", r.contentRange(object.bytes())));
    return new ServedRange(
        range.orElse(new ByteRange(0, object.bytes())), range.isPresent() ? 206 : 200);
  }

  private static void send(InputStream content, OutputStream out, long length) throws IOException {
    byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, length)];
    for (long left = length; left > 0; ) {
      int n = content.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        throw new EOFException("an object ends " + left + " bytes too early");
      }
      out.write(buffer, 0, n);
      left -= n;
    }
  }

  private static void describe(S3Request request, StoredObject object, boolean whole) {
    object.headers().forEach(request::answerHeader);
    request.answerHeader("ETag", '"' + object.etag() + '"');
    request.answerHeader("Accept-Ranges", "bytes");
    request.answerHeader(
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(object.modified().atZone(ZoneOffset.UTC)));
    if (whole
        && request.header("x-amz-checksum-mode").filter("ENABLED"::equalsIgnoreCase).isPresent()) {
      object.checksum().ifPresent(checksum -> showChecksum(request, checksum));
    }
  }

  private static void showChecksum(S3Request request, StoredChecksum checksum) {
    request.answerHeader(checksum.algorithm().header(), checksum.value());
    request.answerHeader("x-amz-checksum-type", checksum.type());
  }

  private void put(S3Request request) throws IOException {
    Conditions.check(
        request, Optional.ofNullable(storage.bucket(request.bucket()).get(request.key())));
    UploadedBody body = UploadedBody.receive(request, storage.newFile(), Optional.empty());
    StoredObject object = body.content().stored(OwnHeaders.of(request), body.checksum());
    storage.store(request.bucket(), request.key(), object);
    request.answerHeader("ETag", '"' + object.etag() + '"');
    object.checksum().ifPresent(checksum -> showChecksum(request, checksum));
    request.answer(200);
  }

  private void copy(S3Request request) throws IOException {
    String source = PercentEncoding.decode(request.header("x-amz-copy-source").orElseThrow());
    String[] address = (source.startsWith("/") ? source.substring(1) : source).split("/", 2);
    if (address.length < 2) {
      throw S3Error.invalid("x-amz-copy-source must be bucket/key, not " + source);
    }
    OpenObject from = storage.open(address[0], address[1]);
    try (InputStream content = from.content()) {
      ReceivedContent copied = ReceivedContent.of(content, storage.newFile(), Set.of());
      boolean replaced =
          request.header("x-amz-metadata-directive").filter("REPLACE"::equals).isPresent();
      StoredObject object =
          copied.stored(
              replaced ? OwnHeaders.of(request) : from.object().headers(),
              from.object().checksum().filter(checksum -> !checksum.composite()));
      storage.store(request.bucket(), request.key(), object);
      request.answer(
          200,
          S3Xml.document(
              "CopyObjectResult",
              xml ->
                  xml.element("LastModified", object.modified())
                      .element("ETag", '"' + object.etag() + '"')));
    }
  }
}
