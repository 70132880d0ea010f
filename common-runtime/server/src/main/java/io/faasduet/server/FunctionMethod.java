package io.faasduet.server;

import io.faasduet.api.Invocation;
import io.faasduet.http.ResponseBody;
import io.faasduet.runtime.FunctionHost;
import io.faasduet.server.vhive.Greeter;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/** A unary gRPC method that invokes the function. */
final class FunctionMethod implements GrpcMethod {
  private static final String MEDIA_TYPE = "application/grpc+proto";

  private final CallDispatcher calls;
  private final int maxMessageBytes;
  private final BiFunction<byte[], Invocation, byte[]> work;

  private FunctionMethod(
      CallDispatcher calls, int maxMessageBytes, BiFunction<byte[], Invocation, byte[]> work) {
    this.calls = calls;
    this.maxMessageBytes = maxMessageBytes;
    this.work = work;
  }

  /** {@code helloworld.Greeter/SayHello}; vHive's metadata (field 15) is not looked at. */
  static GrpcMethod sayHello(CallDispatcher calls, int maxMessageBytes) {
    Greeter<?> greeter = new Greeter<>(calls.host());
    return new FunctionMethod(
        calls,
        maxMessageBytes,
        (request, invocation) -> {
          String name = "";
          ProtoReader fields = new ProtoReader(request);
          while (fields.next()) {
            name = fields.field() == 1 ? fields.text() : name;
          }
          return new ProtoWriter().text(1, greeter.greet(name, invocation)).toBytes();
        });
  }

  /** {@code duet.v1.FunctionService/Invoke}: the JSON of HTTP. */
  static GrpcMethod invoke(CallDispatcher calls, int maxMessageBytes) {
    FunctionHost<?, ?> host = calls.host();
    return new FunctionMethod(
        calls,
        maxMessageBytes,
        (request, invocation) -> {
          byte[] json = {};
          ProtoReader fields = new ProtoReader(request);
          while (fields.next()) {
            json = fields.field() == 1 ? fields.bytes() : json;
          }
          byte[] answer = host.invoke(json, invocation);
          return new ProtoWriter().bytes(1, answer).toBytes();
        });
  }

  @Override
  public void open(HttpServerRequest request, GrpcResponse response, Optional<Duration> timeout) {
    calls
        .open(Protocol.GRPC, timeout, calls.replies().grpc(request, response))
        .ifPresent(call -> receive(request, call));
  }

  private void receive(HttpServerRequest request, ServerCall call) {
    request.response().closeHandler(gone -> call.cancel());
    request.exceptionHandler(lost -> call.cancel());
    Uploads.Upload upload =
        GrpcMessages.readOne(
            request,
            maxMessageBytes,
            calls.uploads(),
            message ->
                call.work(
                    invocation ->
                        new ResponseBody(work.apply(message.bytes(), invocation), MEDIA_TYPE)),
            call::fail);
    call.whenOver(upload::close);
  }
}
