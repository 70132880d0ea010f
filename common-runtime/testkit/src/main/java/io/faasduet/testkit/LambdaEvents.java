package io.faasduet.testkit;

import io.faasduet.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events as AWS's services send them to a Lambda function, around a request. */
final class LambdaEvents {
  static final String MESSAGE_ID = "059f36b4-87a3-44ab-83d2-661975830a7d";

  private LambdaEvents() {}

  /** An API Gateway HTTP API event in payload format 2.0, with a binary body. */
  static byte[] apiGateway(byte[] body) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "2.0");
    event.put("routeKey", "$default");
    event.put("rawPath", "/");
    event.put("rawQueryString", "");
    event.put("headers", Map.of("content-type", "application/json"));
    event.put(
        "requestContext",
        Map.of(
            "http", Map.of("method", "POST", "path", "/", "protocol", "HTTP/1.1"),
            "requestId", "JKJaXmPLvHcESHA=",
            "stage", "$default"));
    event.put("body", Base64.getEncoder().encodeToString(body));
    event.put("isBase64Encoded", true);
    return Json.write(event);
  }

  /** An SQS event of one message. */
  static byte[] sqs(byte[] body) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("messageId", MESSAGE_ID);
    message.put("receiptHandle", "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a");
    message.put("body", new String(body, StandardCharsets.UTF_8));
    message.put("attributes", Map.of("ApproximateReceiveCount", "1"));
    message.put("messageAttributes", Map.of());
    message.put("eventSource", "aws:sqs");
    message.put("eventSourceARN", "arn:aws:sqs:us-east-1:123456789012:requests");
    message.put("awsRegion", "us-east-1");
    return Json.write(Map.of("Records", List.of(message)));
  }
}
