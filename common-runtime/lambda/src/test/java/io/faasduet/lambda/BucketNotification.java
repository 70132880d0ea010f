package io.faasduet.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.runtime.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What services send when objects are created in the bucket {@code pics}. */
final class BucketNotification {
  static final String S3_TEST =
      "{\"Service\": \"Amazon S3\", \"Event\": \"s3:TestEvent\", \"Bucket\": \"pics\"}";

  private BucketNotification() {}

  /** S3's own, of keys that are encoded already. */
  static String ofS3(String... encodedKeys) {
    return text(Map.of("Records", records("ObjectCreated:Put", 7, encodedKeys)));
  }

  /** S3's own, of empty objects. */
  static String ofEmptyObjects(String... encodedKeys) {
    return text(Map.of("Records", records("ObjectCreated:Put", 0, encodedKeys)));
  }

  static String ofMinio(String encodedKey) {
    return text(
        Map.of(
            "EventName",
            "s3:ObjectCreated:Put",
            "Key",
            "pics/" + encodedKey,
            "Records",
            records("s3:ObjectCreated:Put", 7, encodedKey)));
  }

  /** EventBridge's, of a key as it is. */
  static String ofEventBridge(String detailType, String reason, String key) {
    return text(
        Map.of(
            "source",
            "aws.s3",
            "detail-type",
            detailType,
            "detail",
            Map.of(
                "reason",
                reason,
                "bucket",
                Map.of("name", "pics"),
                "object",
                Map.of("key", key, "size", 7, "sequencer", "00" + key))));
  }

  /** As SNS delivers a message to a queue. */
  static String throughSns(String message) {
    return text(
        Map.of(
            "Type",
            "Notification",
            "MessageId",
            "1",
            "TopicArn",
            "arn:aws:sns:eu-west-1:000000000000:pics",
            "Message",
            message));
  }

  /** As SNS invokes a function with a message. */
  static String invokedBySns(String message) {
    return text(
        Map.of(
            "Records",
            List.of(Map.of("EventSource", "aws:sns", "Sns", Map.of("Message", message)))));
  }

  /** A queue's event with a message for each body; the first is {@code m0}. */
  static TestEvent inQueue(String... bodies) {
    int[] next = {0};
    return new TestEvent(
        text(
            Map.of(
                "Records",
                Stream.of(bodies)
                    .map(
                        body ->
                            Map.of(
                                "messageId",
                                "m" + next[0]++,
                                "body",
                                body,
                                "eventSource",
                                "aws:sqs"))
                    .toList())));
  }

  private static List<?> records(String name, long size, String... keys) {
    return Stream.of(keys)
        .map(
            key ->
                Map.of(
                    "eventSource",
                    "aws:s3",
                    "eventName",
                    name,
                    "s3",
                    Map.of(
                        "bucket",
                        Map.of("name", "pics"),
                        "object",
                        Map.of("key", key, "size", size, "sequencer", "00" + key))))
        .toList();
  }

  private static String text(Object value) {
    return new String(Json.write(value), UTF_8);
  }
}
