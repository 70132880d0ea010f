package io.faasduet.localcloud.queues.server;

import io.faasduet.http.AllowedHosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/**
 * What is refused before ElasticMQ sees it: what other sites' pages may send, and bodies that are
 * of neither of SQS's protocols, which ElasticMQ takes for empty ones. Thread-safe.
 */
final class RequestCheck {
  private static final Set<String> TYPES =
      Set.of("application/x-amz-json-1.0", "application/x-www-form-urlencoded");

  /** The answer to a request that is refused; empty if it is taken. */
  Optional<HttpResponse> refusal(HttpRequest request) {
    Optional<String> foreign =
        AllowedHosts.LOOPBACK.refusal(
            // Pekko has refused a first line that names another than Host does
            AllowedHosts.addressed("", values(request, "Host")), name -> values(request, name));
    if (foreign.isPresent()) {
      return foreign.map(reason -> denied(request, reason));
    }
    boolean hasBody = !request.entity().isKnownEmpty();
    return hasBody && !TYPES.contains(type(request))
        ? Optional.of(
            HttpResponse.create()
                .withStatus(StatusCodes.NOT_FOUND)
                .withEntity(ContentTypes.TEXT_XML_UTF8, "<UnknownOperationException/>\n"))
        : Optional.empty();
  }

  private static HttpResponse denied(HttpRequest request, String reason) {
    HttpResponse response = HttpResponse.create().withStatus(StatusCodes.FORBIDDEN);
    return type(request).equals("application/x-www-form-urlencoded")
        ? response.withEntity(
            ContentTypes.TEXT_XML_UTF8,
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>"
                + reason.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                + "</Message></Error></ErrorResponse>\n")
        : response.withEntity(
            ContentTypes.APPLICATION_JSON,
            "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"message\":\""
                + reason.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\"}");
  }

  private static String type(HttpRequest request) {
    MediaType type = request.entity().getContentType().mediaType();
    return type.mainType() + "/" + type.subType();
  }

  private static List<String> values(HttpRequest request, String name) {
    List<String> values = new ArrayList<>();
    for (HttpHeader header : request.getHeaders()) {
      if (header.name().equalsIgnoreCase(name)) {
        values.add(header.value());
      }
    }
    return values;
  }
}
