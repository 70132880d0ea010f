package io.faasduet.localcloud.storage;

import io.faasduet.localcloud.storage.StoredObject.StoredChecksum;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** An upload that is under way, part by part. Thread-safe. */
final class MultipartUpload {
  private final Map<String, String> headers;
  private final Optional<S3Checksum> checksum;
  private final boolean fullObject;
  private final NavigableMap<Integer, StoredObject> parts = new ConcurrentSkipListMap<>();

  MultipartUpload(Map<String, String> headers, Optional<S3Checksum> checksum, boolean fullObject) {
    this.headers = headers;
    this.checksum = checksum;
    this.fullObject = fullObject;
  }

  Optional<S3Checksum> checksum() {
    return checksum;
  }

  void add(int number, StoredObject part) throws IOException {
    StoredObject replaced = parts.put(number, part);
    if (replaced != null) {
      replaced.content().discard();
    }
  }

  void require(int number, String etag) {
    StoredObject part = parts.get(number);
    if (part == null || !etag.replace("\"", "").equals(part.etag())) {
      throw new S3Error(400, "InvalidPart", "There is no part " + number + " with ETag " + etag);
    }
  }

  /** The object that the parts make, with the ETag and checksum that S3 gives such a one. */
  StoredObject join(List<Integer> numbers, Path file) throws IOException {
    List<StoredObject> joined = numbers.stream().map(parts::get).toList();
    List<InputStream> contents = new ArrayList<>();
    StringBuilder md5s = new StringBuilder();
    for (StoredObject part : joined) {
      contents.add(part.content().open());
      md5s.append(part.etag());
    }
    try (InputStream content = new SequenceInputStream(Collections.enumeration(contents))) {
      ReceivedContent whole =
          ReceivedContent.of(content, file, checksum.map(Set::of).orElse(Set.of()));
      String suffix = "-" + joined.size();
      S3Checksum.Running etag = S3Checksum.digest("MD5");
      byte[] all = HexFormat.of().parseHex(md5s);
      etag.update(all, 0, all.length);
      return whole.stored(
          HexFormat.of().formatHex(etag.value()) + suffix,
          headers,
          checksum.map(
              sum ->
                  fullObject
                      ? new StoredChecksum(sum, base64(whole.checksums().get(sum)), false)
                      : new StoredChecksum(sum, composite(sum, joined) + suffix, true)));
    }
  }

  void discardParts() throws IOException {
    for (StoredObject part : parts.values()) {
      part.content().discard();
    }
  }

  private static String composite(S3Checksum sum, List<StoredObject> joined) {
    S3Checksum.Running running = sum.start();
    for (StoredObject part : joined) {
      byte[] value = Base64.getDecoder().decode(part.checksum().orElseThrow().value());
      running.update(value, 0, value.length);
    }
    return base64(running.value());
  }

  private static String base64(byte[] value) {
    return Base64.getEncoder().encodeToString(value);
  }
}
