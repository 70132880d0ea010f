package io.faasduet.server;

import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes the messages of a gRPC request out of its bytes, and none larger than the limit. */
final class GrpcMessages implements Handler<Buffer> {
  private static final int PREFIX_BYTES = 5;

  private final int limit;
  private final boolean gzip;
  private final Consumer<GrpcMessage> message;
  private final Consumer<FunctionException> refused;
  private final boolean conversation;
  private final Uploads.Upload upload;
  private Buffer received = Buffer.buffer();
  private boolean failed;

  private GrpcMessages(
      HttpServerRequest request,
      int limit,
      Uploads uploads,
      boolean conversation,
      Consumer<GrpcMessage> message,
      Consumer<FunctionException> refused) {
    this.limit = limit;
    this.conversation = conversation;
    this.upload = uploads.begin(this::refuse);
    this.gzip = "gzip".equals(request.getHeader("grpc-encoding"));
    this.message = message;
    this.refused = refused;
  }

  /**
   * Reads messages until the caller has no more, or one cannot be taken. A {@link
   * FunctionException} from a consumer counts as such a refusal.
   */
  static void readAll(
      HttpServerRequest request,
      int limit,
      Uploads uploads,
      Consumer<GrpcMessage> message,
      Runnable end,
      Consumer<FunctionException> refused) {
    GrpcMessages messages = new GrpcMessages(request, limit, uploads, true, message, refused);
    messages.upload.whole();
    messages.read(request, end);
    request.exceptionHandler(lost -> messages.upload.close());
  }

  /**
   * Reads the one message of a unary request.
   *
   * @return the message's memory, to be closed when the request is over
   */
  static Uploads.Upload readOne(
      HttpServerRequest request,
      int limit,
      Uploads uploads,
      Consumer<GrpcMessage> message,
      Consumer<FunctionException> refused) {
    List<GrpcMessage> all = new ArrayList<>(1);
    Consumer<GrpcMessage> adding =
        next -> {
          all.add(next);
          requireOne(all);
        };
    GrpcMessages messages = new GrpcMessages(request, limit, uploads, false, adding, refused);
    messages.read(
        request,
        () -> {
          requireOne(all);
          message.accept(all.get(0));
        });
    return messages.upload;
  }

  private void read(HttpServerRequest request, Runnable end) {
    request.handler(this);
    request.endHandler(nothing -> end(end));
  }

  @Override
  public void handle(Buffer chunk) {
    if (failed || !upload.received(chunk.length())) {
      return;
    }
    received.appendBuffer(chunk);
    try {
      int start = 0;
      while (received.length() - start >= PREFIX_BYTES) {
        long length = received.getUnsignedInt(start + 1);
        if (length > limit) {
          throw GrpcMessage.tooLarge(limit);
        }
        int end = start + PREFIX_BYTES + (int) length;
        if (received.length() < end) {
          break;
        }
        message.accept(next(start, end));
        start = end;
      }
      if (start > 0) {
        received = received.getBuffer(start, received.length());
      }
      if (conversation) {
        upload.consumed(start);
        upload.expect(received.length() > 0);
      }
    } catch (FunctionException e) {
      refuse(e);
    }
  }

  private GrpcMessage next(int start, int end) {
    if (received.getUnsignedByte(start) > 1) {
      throw new InvalidRequestException(
          "a message begins with 0, or with 1 if it is compressed, not with "
              + received.getUnsignedByte(start));
    }
    boolean compressed = received.getByte(start) != 0;
    if (compressed && !gzip) {
      throw new InvalidRequestException("a message is compressed, but grpc-encoding is not gzip");
    }
    return new GrpcMessage(received.getBytes(start + PREFIX_BYTES, end), compressed, limit);
  }

  private void end(Runnable end) {
    if (failed) {
      return;
    }
    upload.whole();
    try {
      if (received.length() > 0) {
        throw new InvalidRequestException("the last message is cut short");
      }
      end.run();
    } catch (FunctionException e) {
      refuse(e);
    }
  }

  private void refuse(FunctionException reason) {
    failed = true;
    received = Buffer.buffer();
    upload.close();
    refused.accept(reason);
  }

  private static void requireOne(List<GrpcMessage> all) {
    if (all.size() != 1) {
      throw new InvalidRequestException("the method takes one message");
    }
  }
}
