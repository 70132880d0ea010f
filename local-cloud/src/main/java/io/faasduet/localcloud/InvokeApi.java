package io.faasduet.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.localcloud.LoopbackServer.Request;
import io.faasduet.localcloud.LoopbackServer.Response;
import io.faasduet.runtime.Json;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Invoke operation of the AWS Lambda API, and that API's way to refuse. */
final class InvokeApi {
  /** Of a synchronous request. */
  static final int MAX_REQUEST_BYTES = 6 * 1024 * 1024;

  private static final int MAX_TAIL_BYTES = 4096;
  private static final Pattern INVOKE = Pattern.compile("/2015-03-31/functions/(.+)/invocations/?");
  private static final byte[] NO_PAYLOAD = {'{', '}'};

  private static final Logger LOG = LoggerFactory.getLogger(InvokeApi.class);

  private final Function<String, Optional<Environments>> functions;
  private final Executor background;

  /**
   * @param functions the environments of a function by its name
   * @param background runs what callers do not wait for
   */
  InvokeApi(Function<String, Optional<Environments>> functions, Executor background) {
    this.functions = functions;
    this.background = background;
  }

  Response handle(Request request) {
    String requestId = UUID.randomUUID().toString();
    try {
      return invoke(request, requestId);
    } catch (ServiceException e) {
      return refusal(e, requestId);
    } catch (RuntimeException e) {
      ServiceException failed = new ServiceException(500, "ServiceException", e.toString());
      failed.initCause(e);
      return refusal(failed, requestId);
    }
  }

  private Response invoke(Request request, String requestId) {
    Matcher path = INVOKE.matcher(request.path());
    if (!request.method().equals("POST") || !path.matches()) {
      throw new ServiceException(
          404, "UnknownOperationException", request.method() + " " + request.path());
    }
    Environments environments = find(FunctionName.parse(path.group(1)));
    LambdaInvocation invocation =
        new LambdaInvocation(
            requestId,
            environments.function().arn(),
            payload(request),
            request.header("X-Amz-Client-Context").map(InvokeApi::decoded));
    String type = request.header("X-Amz-Invocation-Type").orElse("RequestResponse");
    return switch (type) {
      case "RequestResponse" -> {
        boolean tail = request.header("X-Amz-Log-Type").filter("Tail"::equals).isPresent();
        yield answer(environments.invoke(invocation), requestId, tail);
      }
      case "Event" -> {
        background.execute(() -> invokeUnheard(environments, invocation));
        yield respond(202, requestId, Map.of(), new byte[0]);
      }
      case "DryRun" -> respond(204, requestId, Map.of(), new byte[0]);
      default ->
          throw new ServiceException(
              400,
              "InvalidParameterValueException",
              "InvocationType is RequestResponse, Event or DryRun, not " + type);
    };
  }

  private static void invokeUnheard(Environments environments, LambdaInvocation invocation) {
    try {
      environments.invoke(invocation);
    } catch (RuntimeException e) {
      LOG.warn("the event {} is lost: {}", invocation.requestId(), e.getMessage());
    }
  }

  private Environments find(FunctionName name) {
    return Optional.of(name)
        .filter(FunctionName::isLatest)
        .flatMap(latest -> functions.apply(latest.name()))
        .orElseThrow(() -> ServiceException.functionNotFound(name.arn()));
  }

  private static byte[] payload(Request request) {
    byte[] body = request.body();
    if (body.length > MAX_REQUEST_BYTES) {
      throw new ServiceException(
          413,
          "RequestTooLargeException",
          "Request must be smaller than " + MAX_REQUEST_BYTES + " bytes for the Invoke operation");
    }
    if (body.length == 0) {
      return NO_PAYLOAD;
    }
    JsonSyntax.check(body);
    return body;
  }

  private static Response answer(InvokeResult result, String requestId, boolean tail) {
    Map<String, String> headers = new HashMap<>();
    headers.put("X-Amz-Executed-Version", LambdaFunction.VERSION);
    if (result.outcome().failed()) {
      headers.put("X-Amz-Function-Error", "Unhandled");
    }
    if (tail) {
      byte[] log = result.log();
      byte[] last = Arrays.copyOfRange(log, Math.max(0, log.length - MAX_TAIL_BYTES), log.length);
      headers.put("X-Amz-Log-Result", Base64.getEncoder().encodeToString(last));
    }
    return respond(200, requestId, headers, result.outcome().payload());
  }

  private static Response refusal(ServiceException refusal, String requestId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Type", refusal.status() < 500 ? "User" : "Service");
    body.put("Message", refusal.getMessage());
    return respond(
        refusal.status(), requestId, Map.of("x-amzn-ErrorType", refusal.type()), Json.write(body));
  }

  private static Response respond(
      int status, String requestId, Map<String, String> headers, byte[] body) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    all.put("x-amzn-RequestId", requestId);
    return new Response(status, all, body);
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
