package io.faasduet.bench.client;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Optional;

/** A unary call: a request's fields and message, a response's fields, message and trailers. */
final class GrpcExchange extends Exchange {
  private final Http2Headers requestFields;
  private final byte[] requestBody;
  private final Reading reading;
  private final AnswerBody body = new AnswerBody();
  private Optional<Http2Headers> head = Optional.empty();
  private Optional<Runnable> cancel = Optional.empty();

  GrpcExchange(
      Http2Headers requestFields, byte[] requestBody, Reading reading, Invoker.Reply reply) {
    super(reply);
    this.requestFields = requestFields;
    this.requestBody = requestBody;
    this.reading = reading;
  }

  /** Makes a result of a response; the head is the trailers where there is nothing else. */
  @FunctionalInterface
  interface Reading {
    InvocationResult read(Http2Headers head, byte[] body, Http2Headers trailers, long latencyNanos);
  }

  Http2Headers requestFields() {
    return requestFields;
  }

  byte[] requestBody() {
    return requestBody;
  }

  /** It is on its way; what would end that is given. */
  void sent(Runnable cancel) {
    this.cancel = Optional.of(cancel);
  }

  void fields(Http2Headers fields, boolean last) {
    if (head.isEmpty() && isInformational(fields)) {
      return; // the answer is still to come
    }
    if (head.isEmpty()) {
      head = Optional.of(fields);
    }
    if (last) {
      answered(fields);
    }
  }

  private static boolean isInformational(Http2Headers fields) {
    CharSequence status = fields.status();
    return status != null && HttpStatusClass.valueOf(status) == HttpStatusClass.INFORMATIONAL;
  }

  void data(ByteBuf bytes, boolean last) {
    if (!body.add(bytes)) {
      tooLarge();
      abandon();
    } else if (last) {
      head.ifPresent(this::answered); // without trailers
    }
  }

  private void answered(Http2Headers trailers) {
    answered(
        latencyNanos -> reading.read(head.orElseThrow(), body.bytes(), trailers, latencyNanos));
  }

  @Override
  void abandon() {
    cancel.ifPresent(Runnable::run);
  }
}
