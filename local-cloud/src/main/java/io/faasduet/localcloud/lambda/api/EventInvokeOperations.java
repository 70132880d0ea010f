package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.lambda.events.QueueArn;
import io.faasduet.localcloud.lambda.execution.DeployedFunction;
import io.faasduet.localcloud.lambda.execution.FunctionRegistry;
import io.faasduet.localcloud.lambda.function.EventInvokeConfig;
import io.faasduet.localcloud.lambda.function.FunctionName;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.lambda.json.ApiBody;
import io.faasduet.localcloud.lambda.json.FieldsTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations on event invoke configurations: retries, age, destinations. */
public final class EventInvokeOperations {
  private static final String RETRIES = "MaximumRetryAttempts";
  private static final String AGE = "MaximumEventAgeInSeconds";
  private static final String DESTINATIONS = "DestinationConfig";

  private final FunctionRegistry functions;

  public EventInvokeOperations(FunctionRegistry functions) {
    this.functions = functions;
  }

  public void addTo(LambdaApi api) {
    String path = "/2019-09-25/functions/*/event-invoke-config";
    api.with("PUT", path, call -> set(call, EventInvokeConfig.unspecified()))
        .with("POST", path, call -> set(call, existing(functions.latest(call.functionName()))))
        .with("GET", path, this::get)
        .with("DELETE", path, this::delete)
        .with("GET", path + "/list", this::list);
  }

  private ApiResponse set(ApiRequest call, EventInvokeConfig before) {
    DeployedFunction function = functions.latest(call.functionName());
    ApiBody body = call.body();
    FieldsTaken.of(RETRIES, AGE, DESTINATIONS, "FunctionName", "Qualifier").check(body);
    FieldsTaken.of("OnSuccess", "OnFailure").checkIn(body, DESTINATIONS);
    ApiBody destinations = body.object(DESTINATIONS);
    boolean given = body.has(DESTINATIONS);
    EventInvokeConfig config =
        new EventInvokeConfig(
            body.whole(RETRIES, 0, 2).or(before::retries),
            body.whole(AGE, 60, 21_600).map(Duration::ofSeconds).or(before::maximumAge),
            given ? destination(destinations, "OnSuccess") : before.onSuccess(),
            given ? destination(destinations, "OnFailure") : before.onFailure(),
            Instant.now());
    function.eventInvoke(Optional.of(config));
    return ApiResponse.json(200, description(function, config));
  }

  private ApiResponse get(ApiRequest call) {
    DeployedFunction function = functions.latest(call.functionName());
    return ApiResponse.json(200, description(function, existing(function)));
  }

  private ApiResponse list(ApiRequest call) {
    DeployedFunction function = functions.latest(call.functionName());
    List<Map<String, Object>> configs =
        function.eventInvoke().stream().map(config -> description(function, config)).toList();
    return ApiResponse.json(200, Map.of("FunctionEventInvokeConfigs", configs));
  }

  private ApiResponse delete(ApiRequest call) {
    DeployedFunction function = functions.latest(call.functionName());
    existing(function);
    function.eventInvoke(Optional.empty());
    return ApiResponse.empty(204);
  }

  private static EventInvokeConfig existing(DeployedFunction function) {
    return function
        .eventInvoke()
        .orElseThrow(
            () ->
                ServiceException.notFound(
                    "The function " + function.arn() + " doesn't have an EventInvokeConfig"));
  }

  private static Optional<String> destination(ApiBody destinations, String when) {
    Optional<String> arn = destinations.object(when).text("Destination");
    arn.ifPresent(
        text -> {
          boolean queue = QueueArn.isOne(text) && !QueueArn.parse(text).isFifo();
          if (!queue && !isFunction(text)) {
            throw ServiceException.invalidParameter(
                "A destination of this service is the ARN of a standard queue or a function, not "
                    + text);
          }
        });
    return arn;
  }

  private static boolean isFunction(String arn) {
    return arn.matches("arn:[\\w-]+:lambda:.*") && FunctionName.parse(arn).isWhole();
  }

  private static Map<String, Object> description(
      DeployedFunction function, EventInvokeConfig config) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("LastModified", config.lastModified().toEpochMilli() / 1000.0);
    described.put("FunctionArn", function.arn() + ":" + LambdaFunction.LATEST);
    config.retries().ifPresent(retries -> described.put(RETRIES, retries));
    config.maximumAge().ifPresent(age -> described.put(AGE, age.toSeconds()));
    described.put(
        DESTINATIONS,
        Map.of(
            "OnSuccess", destination(config.onSuccess()),
            "OnFailure", destination(config.onFailure())));
    return described;
  }

  private static Map<String, Object> destination(Optional<String> arn) {
    return arn.<Map<String, Object>>map(text -> Map.of("Destination", text)).orElse(Map.of());
  }
}
