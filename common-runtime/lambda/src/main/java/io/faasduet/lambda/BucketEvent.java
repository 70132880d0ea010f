package io.faasduet.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.api.FieldNaming;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.runtime.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a bucket announces, as far as it is needed; names are the services'. It comes from S3 or
 * MinIO ({@code Records}), through SNS ({@code Message}, or {@code Records} with {@code Sns}) or
 * from EventBridge ({@code detail}); {@code Event} is what S3 sends to test a new configuration.
 */
record BucketEvent(
    Optional<List<Record>> Records,
    Optional<String> Event,
    Optional<String> Type,
    Optional<String> Message,
    Optional<String> source,
    Optional<Detail> detail)
    implements FieldNaming.AsDeclared {
  private static final int MOST_ENVELOPES = 3;

  record Record(
      Optional<String> eventSource,
      Optional<String> eventName,
      Optional<Entity> s3,
      Optional<Published> Sns)
      implements FieldNaming.AsDeclared {}

  record Entity(Bucket bucket, ObjectEntity object) implements FieldNaming.AsDeclared {}

  record Bucket(String name) implements FieldNaming.AsDeclared {}

  record ObjectEntity(
      String key,
      Optional<Long> size,
      Optional<String> versionId,
      Optional<String> eTag,
      Optional<String> sequencer)
      implements FieldNaming.AsDeclared {}

  record Published(String Message) implements FieldNaming.AsDeclared {}

  /** EventBridge's; keys are not encoded. */
  record Detail(Optional<String> reason, Bucket bucket, ObjectEntity object)
      implements FieldNaming.AsDeclared {}

  /**
   * The changes that a notification announces; none for one that only tests a configuration.
   *
   * @throws InvalidRequestException if it is no notification of a bucket
   */
  static List<ObjectChange> changes(byte[] json) {
    return changes(json, MOST_ENVELOPES);
  }

  /** Whether it is a batch of messages of a queue. */
  static boolean isOfQueue(byte[] json) {
    try {
      return Json.read(json, BucketEvent.class).Records().orElse(List.of()).stream()
          .anyMatch(record -> record.eventSource().filter("aws:sqs"::equals).isPresent());
    } catch (InvalidRequestException e) {
      return false;
    }
  }

  private static List<ObjectChange> changes(byte[] json, int envelopes) {
    if (envelopes == 0) {
      throw new InvalidRequestException("one notification holds another over and over");
    }
    BucketEvent event = Json.read(json, BucketEvent.class);
    if (event.Records().isPresent()) {
      List<ObjectChange> changes = new ArrayList<>();
      for (Record record : event.Records().get()) {
        changes.addAll(
            record.Sns().isPresent()
                ? changes(record.Sns().get().Message().getBytes(UTF_8), envelopes - 1)
                : List.of(change(record)));
      }
      return changes;
    } else if (event.Message().isPresent()
        && event.Type().filter("Notification"::equals).isPresent()) {
      return changes(event.Message().get().getBytes(UTF_8), envelopes - 1);
    } else if (event.detail().isPresent() && event.source().filter("aws.s3"::equals).isPresent()) {
      Detail detail = event.detail().get();
      return List.of(change(detail.reason().orElse(""), detail.bucket(), detail.object(), false));
    } else if (event.Event().filter("s3:TestEvent"::equals).isPresent()) {
      return List.of();
    }
    throw new InvalidRequestException("it has no 'Records'");
  }

  private static ObjectChange change(Record record) {
    Entity entity =
        record.s3().orElseThrow(() -> new InvalidRequestException("field 'Records.s3' is missing"));
    return change(record.eventName().orElse(""), entity.bucket(), entity.object(), true);
  }

  private static ObjectChange change(
      String name, Bucket bucket, ObjectEntity object, boolean encoded) {
    return new ObjectChange(
        name,
        bucket.name(),
        object.key(),
        encoded,
        object.size(),
        object.sequencer().or(object::versionId).or(object::eTag));
  }
}
