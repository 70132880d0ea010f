package io.faasduet.lambda;

import io.faasduet.api.FieldNaming;
import java.util.List;
import java.util.Optional;

/**
 * What Lambda sends of a bucket, as far as it is needed; names are the service's. The event that S3
 * sends to test a new configuration has no records.
 */
record S3Event(Optional<List<Record>> Records, Optional<String> Event)
    implements FieldNaming.AsDeclared {

  record Record(String eventName, Entity s3) implements FieldNaming.AsDeclared {}

  record Entity(Bucket bucket, StoredObject object) implements FieldNaming.AsDeclared {}

  record Bucket(String name) implements FieldNaming.AsDeclared {}

  /** The key is encoded as in a form: a space is a plus sign. */
  record StoredObject(String key) implements FieldNaming.AsDeclared {}
}
