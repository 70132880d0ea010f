package io.faasduet.build.advisories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A service with the API of <a href="https://google.github.io/osv.dev/api/">OSV</a>, which has the
 * advisories of GitHub's database for Maven.
 */
final class AdvisoryService {
  /** OSV's limit for one request. */
  private static final int QUERIES = 1000;

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final JsonMapper json = new JsonMapper();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI base;

  AdvisoryService(URI base) {
    this.base = base;
  }

  /**
   * Looks up the advisories of some dependencies.
   *
   * @throws IOException if the service cannot be reached, or does not answer each query
   */
  List<Advisory> of(List<Dependency> dependencies) throws IOException {
    List<Advisory> found = new ArrayList<>();
    List<Query> open = dependencies.stream().map(dependency -> new Query(dependency, "")).toList();
    while (!open.isEmpty()) {
      List<Query> further = new ArrayList<>();
      for (int i = 0; i < open.size(); i += QUERIES) {
        List<Query> asked = open.subList(i, Math.min(open.size(), i + QUERIES));
        JsonNode results = results(asked);
        for (int j = 0; j < asked.size(); j++) {
          Dependency dependency = asked.get(j).dependency;
          for (JsonNode vulnerability : results.get(j).path("vulns")) {
            String id = vulnerability.path("id").asText();
            found.add(Advisory.of(get("/v1/vulns/" + id), dependency));
          }
          String page = results.get(j).path("next_page_token").asText();
          if (!page.isEmpty()) {
            further.add(new Query(dependency, page));
          }
        }
      }
      open = further;
    }
    return found;
  }

  private JsonNode results(List<Query> queries) throws IOException {
    ObjectNode body = json.createObjectNode();
    ArrayNode list = body.putArray("queries");
    for (Query query : queries) {
      ObjectNode node = list.addObject().put("version", query.dependency.version());
      node.putObject("package")
          .put("ecosystem", query.dependency.ecosystem())
          .put("name", query.dependency.name());
      if (!query.page.isEmpty()) {
        node.put("page_token", query.page);
      }
    }
    JsonNode results =
        send(HttpRequest.newBuilder(base.resolve("/v1/querybatch"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body))))
            .path("results");
    if (results.size() != queries.size()) {
      throw new IOException(
          "%s answered %d of %d queries".formatted(base, results.size(), queries.size()));
    }
    return results;
  }

  private JsonNode get(String path) throws IOException {
    return send(HttpRequest.newBuilder(base.resolve(path)));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<byte[]> answer =
          http.send(
              request.header("content-type", "application/json").timeout(LIMIT).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException("status " + answer.statusCode());
      }
      return json.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** A query, and the page of its answer; the first is the empty one. */
  private record Query(Dependency dependency, String page) {}
}
