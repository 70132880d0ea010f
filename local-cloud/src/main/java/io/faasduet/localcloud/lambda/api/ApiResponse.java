package io.faasduet.localcloud.lambda.api;

import io.faasduet.localcloud.http.LocalHttpServer.Response;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.runtime.json.Json;
import java.util.HashMap;
import java.util.Map;

/** A response of the Lambda API, without the request's id. */
record ApiResponse(int status, Map<String, String> headers, byte[] body) {
  ApiResponse {
    headers = Map.copyOf(headers);
  }

  static ApiResponse json(int status, Map<String, ?> body) {
    return new ApiResponse(status, Map.of("Content-Type", "application/json"), Json.write(body));
  }

  static ApiResponse empty(int status) {
    return new ApiResponse(status, Map.of(), new byte[0]);
  }

  static ApiResponse refusal(ServiceException refusal) {
    return new ApiResponse(
        refusal.status(),
        Map.of("Content-Type", "application/json", "x-amzn-ErrorType", refusal.type()),
        Json.write(refusal.body()));
  }

  Response response(String requestId) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("x-amzn-RequestId", requestId);
    return new Response(status, all, body);
  }
}
