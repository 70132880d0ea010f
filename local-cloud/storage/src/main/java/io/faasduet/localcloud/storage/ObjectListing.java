package io.faasduet.localcloud.storage;

import io.faasduet.files.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * One page of ListObjects, of version 1 or 2. Where the next page begins is told by the last entry
 * of this one: as it is in version 1, as a token in version 2.
 */
final class ObjectListing {
  private static final int LARGEST_PAGE = 1000;

  private final S3Request request;
  private final String prefix;
  private final String delimiter;
  private final Map<String, Optional<StoredObject>> entries = new LinkedHashMap<>();
  private final int pageSize;
  private boolean truncated;
  private String last = "";

  ObjectListing(S3Request request, NavigableMap<String, StoredObject> objects) {
    this.request = request;
    this.prefix = request.parameter("prefix").orElse("");
    this.delimiter = request.parameter("delimiter").orElse("");
    this.pageSize =
        Math.min(
            request.parameter("max-keys").map(ObjectListing::number).orElse(LARGEST_PAGE),
            LARGEST_PAGE);
    String after =
        request
            .parameter("continuation-token")
            .map(token -> new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8))
            .or(() -> request.parameter("start-after"))
            .or(() -> request.parameter("marker"))
            .orElse("");
    fill(objects, after);
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw S3Error.invalid("max-keys must be a whole number, not " + text);
    }
    return Integer.parseInt(text);
  }

  private void fill(NavigableMap<String, StoredObject> objects, String after) {
    for (Map.Entry<String, StoredObject> object : objects.tailMap(prefix, true).entrySet()) {
      String key = object.getKey();
      if (!key.startsWith(prefix)) {
        break;
      }
      int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
      String entry = end < 0 ? key : key.substring(0, end + delimiter.length());
      boolean listed =
          objects.comparator().compare(key, after) <= 0 || end >= 0 && entry.equals(after);
      if (listed || entries.containsKey(entry)) {
        continue;
      }
      if (entries.size() == pageSize) {
        truncated = true;
        break;
      }
      entries.put(entry, end < 0 ? Optional.of(object.getValue()) : Optional.empty());
      last = entry;
    }
  }

  byte[] toXml() {
    return S3Xml.document(
        "ListBucketResult",
        xml -> {
          xml.element("Name", request.bucket())
              .element("Prefix", text(prefix))
              .element("MaxKeys", pageSize)
              .element("KeyCount", entries.size())
              .element("IsTruncated", truncated);
          request.parameter("encoding-type").ifPresent(type -> xml.element("EncodingType", type));
          if (!delimiter.isEmpty()) {
            xml.element("Delimiter", text(delimiter));
          }
          if (truncated && request.parameter("list-type").isPresent()) {
            xml.element(
                "NextContinuationToken",
                Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
          } else if (truncated) {
            xml.element("NextMarker", text(last));
          }
          entries.forEach((entry, object) -> element(xml, entry, object));
        });
  }

  private void element(S3Xml xml, String entry, Optional<StoredObject> object) {
    if (object.isEmpty()) {
      xml.nested("CommonPrefixes", common -> common.element("Prefix", text(entry)));
      return;
    }
    xml.nested(
        "Contents",
        contents ->
            contents
                .element("Key", text(entry))
                .element("LastModified", object.get().modified())
                .element("ETag", '"' + object.get().etag() + '"')
                .element("Size", object.get().bytes())
                .element("StorageClass", "STANDARD"));
  }

  private String text(String key) {
    return request.parameter("encoding-type").filter("url"::equals).isPresent()
        ? PercentEncoding.PATH.encode(key)
        : key;
  }
}
