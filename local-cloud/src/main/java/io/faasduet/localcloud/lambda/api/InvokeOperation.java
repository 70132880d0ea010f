package io.faasduet.localcloud.lambda.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.localcloud.lambda.events.AsyncInvocations;
import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.execution.InvokeResult;
import io.faasduet.localcloud.lambda.function.FunctionName;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.json.JsonSyntax;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The Invoke operation. */
public final class InvokeOperation {
  /** Of a synchronous request. */
  static final int MAX_REQUEST_BYTES = 6 * 1024 * 1024;

  /** Of an event; 256 KB until October 2025. */
  static final int MAX_EVENT_BYTES = 1024 * 1024;

  private static final int MAX_TAIL_BYTES = 4096;
  private static final byte[] NO_PAYLOAD = {'{', '}'};

  private final FunctionRegistry functions;
  private final AsyncInvocations events;

  public InvokeOperation(FunctionRegistry functions, AsyncInvocations events) {
    this.functions = functions;
    this.events = events;
  }

  public void addTo(LambdaApi api) {
    api.with("POST", "/2015-03-31/functions/*/invocations", this::invoke);
  }

  private ApiResponse invoke(ApiRequest call) {
    FunctionName asked = call.functionName();
    DeployedFunction function = functions.find(asked);
    String type = call.header("X-Amz-Invocation-Type").orElse("RequestResponse");
    LambdaInvocation invocation =
        new LambdaInvocation(
            call.requestId(),
            function.arnAs(asked),
            payload(call.request().body(), type),
            call.header("X-Amz-Client-Context").map(InvokeOperation::decoded));
    return switch (type) {
      case "RequestResponse" -> {
        boolean tail = call.header("X-Amz-Log-Type").filter("Tail"::equals).isPresent();
        yield answer(function.invoke(invocation), function.version(), tail);
      }
      case "Event" -> {
        events.accept(function, invocation);
        yield ApiResponse.empty(202);
      }
      case "DryRun" -> ApiResponse.empty(204);
      default ->
          throw ServiceException.invalidParameter(
              "InvocationType is RequestResponse, Event or DryRun, not " + type);
    };
  }

  private static byte[] payload(byte[] body, String type) {
    int limit = type.equals("Event") ? MAX_EVENT_BYTES : MAX_REQUEST_BYTES;
    if (body.length > limit) {
      throw ServiceException.requestTooLarge("RequestTooLargeException", limit, "InvokeFunction");
    }
    if (body.length == 0) {
      return NO_PAYLOAD;
    }
    JsonSyntax.check(body);
    return body;
  }

  private static ApiResponse answer(InvokeResult result, String version, boolean tail) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("X-Amz-Executed-Version", version);
    if (result.outcome().failed()) {
      headers.put("X-Amz-Function-Error", "Unhandled");
    }
    if (tail) {
      byte[] log = result.log();
      byte[] last = Arrays.copyOfRange(log, Math.max(0, log.length - MAX_TAIL_BYTES), log.length);
      headers.put("X-Amz-Log-Result", Base64.getEncoder().encodeToString(last));
    }
    return new ApiResponse(200, headers, result.outcome().payload());
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ServiceException(
          400, "InvalidRequestContentException", "the client context is not base64");
    }
  }
}
