package io.faasduet.localcloud.lambda.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.localcloud.lambda.execution.InvocationOutcome;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.json.ApiBody;
import io.faasduet.runtime.json.Json;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A batch of messages as a function gets it, and what its answer says of them. */
final class QueueEvent {
  /** What a function is invoked with at most: see "Lambda quotas" in the guide. */
  static final int MAX_BYTES = 6 * 1024 * 1024;

  /** Around the messages, with a comma to each. */
  static final int FRAME_BYTES = "{\"Records\":[]}".length();

  private QueueEvent() {}

  /** What a message takes in an event. */
  static int bytesOf(QueueArn queue, Message message) {
    return Json.write(described(queue, message)).length;
  }

  static byte[] of(QueueArn queue, List<Message> batch) {
    return Json.write(
        Map.of("Records", batch.stream().map(message -> described(queue, message)).toList()));
  }

  /**
   * The messages that need not be delivered again: all if the function succeeded, none if it
   * failed; or, if it reports failures, those that it does not name. An answer that names unknown
   * messages, or is not of the form, fails the whole batch. See "Implementing partial batch
   * responses" in the Lambda guide.
   */
  static List<Message> dealtWith(
      List<Message> batch, InvocationOutcome outcome, boolean reportsFailures) {
    if (outcome.failed()) {
      return List.of();
    }
    if (!reportsFailures) {
      return batch;
    }
    try {
      Set<String> ids = new HashSet<>(batch.stream().map(Message::messageId).toList());
      Set<String> failed = failures(outcome.payload());
      return ids.containsAll(failed)
          ? batch.stream().filter(message -> !failed.contains(message.messageId())).toList()
          : List.of();
    } catch (ServiceException e) {
      return List.of();
    }
  }

  private static Set<String> failures(byte[] answer) {
    if (new String(answer, UTF_8).strip().equals("null")) {
      return Set.of();
    }
    Set<String> ids = new HashSet<>();
    for (ApiBody failure : ApiBody.parse(answer).objects("batchItemFailures")) {
      ids.add(failure.required("itemIdentifier"));
    }
    return ids;
  }

  private static Map<String, Object> described(QueueArn queue, Message message) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("messageId", message.messageId());
    described.put("receiptHandle", message.receiptHandle());
    described.put("body", message.body());
    described.put("attributes", message.attributesAsStrings());
    Map<String, Object> attributes = new LinkedHashMap<>();
    message.messageAttributes().forEach((name, value) -> attributes.put(name, described(value)));
    described.put("messageAttributes", attributes);
    described.put("md5OfBody", message.md5OfBody());
    described.put("eventSource", "aws:sqs");
    described.put("eventSourceARN", queue.text());
    described.put("awsRegion", queue.region());
    return described;
  }

  private static Map<String, Object> described(MessageAttributeValue value) {
    Map<String, Object> described = new LinkedHashMap<>();
    if (value.stringValue() != null) {
      described.put("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      described.put(
          "binaryValue", Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
    }
    described.put("stringListValues", List.of());
    described.put("binaryListValues", List.of());
    described.put("dataType", value.dataType());
    return described;
  }
}
