package io.faasduet.localcloud.lambda.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.localcloud.lambda.execution.InvocationOutcome;
import io.faasduet.localcloud.lambda.function.FunctionName;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.json.ApiBody;
import io.faasduet.localcloud.lambda.json.JsonSyntax;
import io.faasduet.runtime.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The result of an event.
 *
 * @param version of the function
 * @param invocations how often the function was invoked with it
 * @param outcome how the last of these came out, if there was one
 * @param condition in the API's words
 */
record EventResult(
    LambdaInvocation event,
    String version,
    int invocations,
    Optional<InvocationOutcome> outcome,
    String condition) {
  EventResult(LambdaInvocation event, String version, int invocations) {
    this(event, version, invocations, Optional.empty(), "Success");
  }

  EventResult with(InvocationOutcome last) {
    return new EventResult(event, version, invocations, Optional.of(last), condition);
  }

  EventResult because(String other) {
    return new EventResult(event, version, invocations, outcome, other);
  }

  /** As a destination is told of it: version 1.0 of AWS's invocation record. */
  String text() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("requestId", event.requestId());
    context.put("functionArn", FunctionName.parse(event.functionArn()).qualifiedArn());
    context.put("condition", condition);
    context.put("approximateInvokeCount", invocations);
    StringBuilder text = new StringBuilder("{\"version\":\"1.0\",\"timestamp\":\"");
    text.append(Instant.now()).append("\",\"requestContext\":").append(json(context));
    text.append(",\"requestPayload\":").append(new String(event.payload(), UTF_8));
    outcome.ifPresent(
        last -> {
          Map<String, Object> response = new LinkedHashMap<>();
          response.put("statusCode", 200);
          response.put("executedVersion", version);
          if (last.failed()) {
            response.put("functionError", "Unhandled");
          }
          text.append(",\"responseContext\":").append(json(response));
          text.append(",\"responsePayload\":").append(payload(last));
        });
    return text.append('}').toString();
  }

  /** What the function said went wrong, at most 1 KB of it; for dead-letter queues. */
  String errorMessage() {
    String message =
        outcome
            .map(last -> ApiBody.parse(last.payload()).text("errorMessage").orElse(""))
            .filter(said -> !said.isEmpty())
            .orElse(condition);
    return message.substring(0, Math.min(message.length(), 1024));
  }

  private static String payload(InvocationOutcome outcome) {
    String payload = new String(outcome.payload(), UTF_8);
    try {
      JsonSyntax.check(outcome.payload());
      return payload;
    } catch (ServiceException e) {
      return json(payload); // a function may answer anything
    }
  }

  private static String json(Object value) {
    return new String(Json.write(value), UTF_8);
  }
}
