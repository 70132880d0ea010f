package io.faasduet.localcloud.queues.server;

import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** Refusals in the form of the protocol that a request is in: SQS's JSON, or its XML. */
enum ProtocolError {
  DENIED(StatusCodes.FORBIDDEN, "com.amazon.coral.service#AccessDeniedException", "AccessDenied"),
  UNKNOWN_OPERATION(
      StatusCodes.BAD_REQUEST,
      "com.amazon.coral.service#UnknownOperationException",
      "InvalidAction"),
  UNSUPPORTED(
      StatusCodes.BAD_REQUEST, "com.amazonaws.sqs#UnsupportedOperation", "UnsupportedOperation"),
  UNREADABLE(
      StatusCodes.BAD_REQUEST,
      "com.amazon.coral.service#SerializationException",
      "MalformedQueryString");

  private static final String FORM = "application/x-www-form-urlencoded";

  private final StatusCode status;
  private final String type;
  private final String code;

  ProtocolError(StatusCode status, String type, String code) {
    this.status = status;
    this.type = type;
    this.code = code;
  }

  /**
   * ElasticMQ's answer to a request, as SQS words it: ElasticMQ reads what is not as it should be
   * with exceptions, and answers each of them 500, in a protocol of its own.
   */
  static HttpResponse worded(HttpRequest request, HttpResponse answer) {
    return answer.status().intValue() == StatusCodes.INTERNAL_SERVER_ERROR.intValue()
        ? UNREADABLE.answer(request, "the request is not one that its operation can read")
        : answer;
  }

  /** The answer to a request that has this fault. */
  HttpResponse answer(HttpRequest request, String reason) {
    return isJson(request)
        ? json(reason)
        : HttpResponse.create()
            .withStatus(status)
            .withEntity(
                ContentTypes.TEXT_XML_UTF8,
                "<ErrorResponse><Error><Type>Sender</Type><Code>"
                    + code
                    + "</Code><Message>"
                    + reason.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                    + "</Message></Error></ErrorResponse>\n");
  }

  /** The answer in the JSON protocol. */
  HttpResponse json(String reason) {
    StringBuilder quoted = new StringBuilder();
    for (char c : reason.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c < ' ' ? ' ' : c);
    }
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(
            ContentTypes.APPLICATION_JSON,
            "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(type, quoted));
  }

  /** Whether a request is in the JSON protocol, and not in that of queries and forms. */
  static boolean isJson(HttpRequest request) {
    boolean query =
        request.getUri().rawQueryString().filter(it -> it.contains("Action=")).isPresent();
    return !query && !type(request).equals(FORM);
  }

  /** Its media type, without parameters. */
  static String type(HttpRequest request) {
    MediaType type = request.entity().getContentType().mediaType();
    return type.mainType() + "/" + type.subType();
  }
}
