package io.faasduet.localcloud;

import io.faasduet.localcloud.LoopbackServer.Response;
import io.faasduet.runtime.json.Json;
import java.util.HashMap;
import java.util.Map;

/** What the Lambda API answers with, but for the request's id. */
record ApiAnswer(int status, Map<String, String> headers, byte[] body) {
  ApiAnswer {
    headers = Map.copyOf(headers);
  }

  static ApiAnswer json(int status, Map<String, ?> body) {
    return new ApiAnswer(status, Map.of("Content-Type", "application/json"), Json.write(body));
  }

  static ApiAnswer empty(int status) {
    return new ApiAnswer(status, Map.of(), new byte[0]);
  }

  static ApiAnswer refusal(ServiceException refusal) {
    return new ApiAnswer(
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
