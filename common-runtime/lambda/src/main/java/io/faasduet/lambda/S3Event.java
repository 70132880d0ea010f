package io.faasduet.lambda;

import io.faasduet.runtime.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What Lambda sends of a bucket, as far as it is needed; names are the service's. The event that S3
 * sends to test a new configuration has no records.
 */
record S3Event(Optional<List<Record>> Records, Optional<String> Event) implements Json.Verbatim {

  record Record(String eventName, Entity s3) implements Json.Verbatim {}

  record Entity(Bucket bucket, StoredObject object) implements Json.Verbatim {}

  record Bucket(String name) implements Json.Verbatim {}

  /** The key is encoded as in a form: a space is a plus sign. */
  record StoredObject(String key) implements Json.Verbatim {}
}
