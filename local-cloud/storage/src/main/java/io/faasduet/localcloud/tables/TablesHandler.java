package io.faasduet.localcloud.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.faasduet.http.AllowedHosts;
import io.faasduet.localcloud.tables.operation.TableOperations;
import io.faasduet.localcloud.tables.value.AttributeValueJson;
import io.faasduet.localcloud.tables.value.TablesError;
import io.faasduet.localcloud.wire.RefusalForm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;

/** Takes requests in: checks who sends them, finds the operation, and words refusals. */
final class TablesHandler implements HttpHandler {
  private static final String SERVER = "duet-embedded-tables";

  private final AllowedHosts hosts;
  private final TableOperations operations;

  TablesHandler(TableOperations operations, AllowedHosts hosts) {
    this.operations = operations;
    this.hosts = hosts;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      TablesRequest request = new TablesRequest(exchange);
      exchange
          .getResponseHeaders()
          .set(
              "x-amzn-RequestId",
              UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT));
      exchange.getResponseHeaders().set("Server", SERVER);
      if (request.isTooLarge()) {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        exchange.sendResponseHeaders(413, -1);
        return;
      }
      try {
        checkSource(request);
        if (!request.method().equals("POST") || !request.isJson()) {
          answer(exchange, 404, "text/xml", bytes("<UnknownOperationException/>\n"));
          return;
        }
        answer(exchange, 200, done(request));
      } catch (TablesError e) {
        answer(exchange, e.status(), refusal(e));
      } catch (RuntimeException e) {
        answer(exchange, 500, refusal(TablesError.internal(e.toString())));
      }
    }
  }

  private void checkSource(TablesRequest request) {
    hosts
        .refusal(request.addressed(), request::headers)
        .ifPresent(
            reason -> {
              throw TablesError.denied(reason);
            });
  }

  private JsonNode done(TablesRequest request) {
    JsonNode json = request.json();
    String operation = request.operation();
    if (operations.has(operation)) {
      request.checkSignature();
    }
    return operations.answer(operation, json);
  }

  /** The answer to a request that cannot be read. */
  static RefusalForm.Refusal malformed(int status, String reason) {
    return new RefusalForm.Refusal(
        Map.of("Content-Type", "application/x-amz-json-1.0", "Server", SERVER),
        refusal(TablesError.serialization(reason)).toString());
  }

  private static JsonNode refusal(TablesError error) {
    ObjectNode json = TablesRequest.JSON.createObjectNode().put("__type", error.type());
    // as in AWS's answers, where the one of serialization begins with a capital
    String message = error.type().endsWith("#SerializationException") ? "Message" : "message";
    json.put(message, String.valueOf(error.getMessage()));
    error.item().ifPresent(item -> json.set("Item", AttributeValueJson.write(item)));
    return json;
  }

  private static void answer(HttpExchange exchange, int status, JsonNode json) throws IOException {
    answer(
        exchange, status, "application/x-amz-json-1.0", TablesRequest.JSON.writeValueAsBytes(json));
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    CRC32 crc = new CRC32();
    crc.update(body);
    exchange.getResponseHeaders().set("x-amz-crc32", Long.toString(crc.getValue()));
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
