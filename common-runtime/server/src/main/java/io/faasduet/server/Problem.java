package io.faasduet.server;

import io.faasduet.runtime.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A failure as RFC 9457 has it told. The type is {@code about:blank}: the status says it all, and
 * the extension member {@code error_type} is the name that Lambda callers see.
 *
 * @param instance the id of the request that met it
 */
record Problem(HttpStatus status, String errorType, String detail, String instance) {
  /** Answers the request; its response already has every header but those of the body. */
  void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.setStatusCode(status.code()).putHeader("content-type", "application/problem+json");
    LateUpload.tolerate(request);
    response.end(Buffer.buffer(json()));
  }

  private byte[] json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "about:blank");
    members.put("title", status.phrase());
    members.put("status", status.code());
    members.put("detail", detail);
    members.put("instance", instance);
    members.put("error_type", errorType);
    return Json.write(members);
  }
}
