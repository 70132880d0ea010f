package io.faasduet.localcloud.queues.server;

import io.faasduet.http.AllowedHosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/**
 * What is refused before ElasticMQ sees it: what other sites' pages may send, and bodies that are
 * of neither of SQS's protocols, which ElasticMQ takes for empty ones. Thread-safe.
 */
final class RequestCheck {
  private static final Set<String> TYPES =
      Set.of("application/x-amz-json-1.0", "application/x-www-form-urlencoded");

  private static final Pattern OPERATION = Pattern.compile("AmazonSQS\\.[A-Za-z]{1,64}");

  /** Which ElasticMQ leaves without an answer if the queue is of no other's dead letters. */
  private static final String MOVE = "AmazonSQS.StartMessageMoveTask";

  /** The answer to a request that is refused; empty if it is taken. */
  Optional<HttpResponse> refusal(HttpRequest request) {
    Optional<String> foreign =
        AllowedHosts.LOOPBACK.refusal(
            // Pekko has refused a first line that names another than Host does
            AllowedHosts.addressed("", values(request, "Host")), name -> values(request, name));
    if (foreign.isPresent()) {
      return foreign.map(reason -> ProtocolError.DENIED.answer(request, reason));
    }
    boolean hasBody = !request.entity().isKnownEmpty();
    if (hasBody && !TYPES.contains(ProtocolError.type(request))) {
      return Optional.of(
          HttpResponse.create()
              .withStatus(StatusCodes.NOT_FOUND)
              .withEntity(ContentTypes.TEXT_XML_UTF8, "<UnknownOperationException/>\n"));
    }
    return ProtocolError.isJson(request) ? unserved(request) : Optional.empty();
  }

  private static Optional<HttpResponse> unserved(HttpRequest request) {
    String target = String.join(", ", values(request, "X-Amz-Target"));
    if (!OPERATION.matcher(target).matches()) {
      return Optional.of(
          ProtocolError.UNKNOWN_OPERATION.answer(
              request, "X-Amz-Target names no operation of AmazonSQS"));
    }
    return target.equals(MOVE)
        ? Optional.of(
            ProtocolError.UNSUPPORTED.answer(
                request, "this service moves no messages between queues"))
        : Optional.empty();
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
