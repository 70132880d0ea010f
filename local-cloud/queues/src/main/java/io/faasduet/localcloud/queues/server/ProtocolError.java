package io.faasduet.localcloud.queues.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
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

  private static final JsonFactory JSON = new JsonFactory();
  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();
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
   * with exceptions, and answers each of them 500, in its own protocol.
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
            .withEntity(ContentTypes.TEXT_XML_UTF8, xmlOf(reason));
  }

  /** The answer in the JSON protocol. */
  HttpResponse json(String reason) {
    return HttpResponse.create()
        .withStatus(status)
        .withEntity(ContentTypes.APPLICATION_JSON, jsonOf(reason));
  }

  private String jsonOf(String reason) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("__type", type);
      json.writeStringField("message", reason);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return text.toString();
  }

  private String xmlOf(String reason) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XML.createXMLStreamWriter(text);
      xml.writeStartElement("ErrorResponse");
      xml.writeStartElement("Error");
      write(xml, "Type", "Sender");
      write(xml, "Code", code);
      write(xml, "Message", reason);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot write to memory", e);
    }
    return text + "\n";
  }

  private static void write(XMLStreamWriter xml, String element, String text)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(text);
    xml.writeEndElement();
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
