package io.faasduet.localcloud.queues.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

/**
 * Requests that are none of HTTP/1.1: answered in the form of SQS's protocol, and not logged, where
 * Pekko answers a sentence and logs what anyone sends.
 */
final class MalformedRequests extends ParsingErrorHandler {
  /** Pekko takes the object of a class from a field of this name, as Scala's objects have it. */
  @SuppressWarnings({"checkstyle:ConstantName", "unused"})
  public static final MalformedRequests MODULE$ = new MalformedRequests();

  private MalformedRequests() {}

  /** An actor system whose HTTP servers answer so. */
  static ActorSystem actors() {
    Config own =
        ConfigFactory.parseString(
            "pekko.http.server.parsing.error-handler = \""
                + MalformedRequests.class.getName()
                + "\"");
    return ActorSystem.create("elasticmq", own.withFallback(ConfigFactory.load()));
  }

  @Override
  public HttpResponse handle(
      StatusCode status, ErrorInfo fault, LoggingAdapter log, ServerSettings settings) {
    return ProtocolError.UNREADABLE
        .json(fault.summary())
        .withStatus((org.apache.pekko.http.javadsl.model.StatusCode) status);
  }
}
