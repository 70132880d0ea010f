package io.faasduet.build.advisories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A service with OSV's API that knows one advisory, on the second page of its answer. */
final class StubAdvisories implements AutoCloseable {
  static final Dependency VULNERABLE =
      Dependency.maven("io.netty:netty-codec-http", "4.2.14.Final");

  private final JsonMapper json = new JsonMapper();
  private final HttpServer server;
  int status = 200;

  StubAdvisories() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/querybatch", exchange -> answer(exchange, results(exchange)));
    server.createContext("/v1/vulns/GHSA-1", exchange -> answer(exchange, record()));
    server.start();
  }

  URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private ObjectNode results(HttpExchange exchange) throws IOException {
    ObjectNode answer = json.createObjectNode();
    ArrayNode results = answer.putArray("results");
    for (JsonNode query : json.readTree(exchange.getRequestBody()).path("queries")) {
      ObjectNode result = results.addObject();
      if (!isVulnerable(query)) {
        continue;
      }
      if (query.path("page_token").asText().equals("second")) {
        result.putArray("vulns").addObject().put("id", "GHSA-1");
      } else {
        result.put("next_page_token", "second");
      }
    }
    return answer;
  }

  private static boolean isVulnerable(JsonNode query) {
    JsonNode asked = query.path("package");
    return asked.path("ecosystem").asText().equals("Maven")
        && asked.path("name").asText().equals(VULNERABLE.name())
        && query.path("version").asText().equals(VULNERABLE.version());
  }

  private ObjectNode record() {
    ObjectNode advisory = json.createObjectNode().put("id", "GHSA-1");
    advisory.put("summary", "HTTP request smuggling");
    advisory.putArray("aliases").add("CVE-2026-1");
    ArrayNode affected = advisory.putArray("affected");
    affect(affected, "io.netty:netty-codec-http3", "4.2.99.Final");
    affect(affected, VULNERABLE.name(), "4.2.15.Final");
    return advisory;
  }

  private static void affect(ArrayNode affected, String name, String fixed) {
    ObjectNode node = affected.addObject();
    node.putObject("package").put("name", name);
    node.putArray("ranges").addObject().putArray("events").addObject().put("fixed", fixed);
  }

  private void answer(HttpExchange exchange, ObjectNode body) throws IOException {
    byte[] bytes = json.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
