package io.faasduet.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A grpc-java client that knows of the services only what server reflection tells it. */
final class GrpcCaller implements AutoCloseable {
  final ManagedChannel channel;

  GrpcCaller(int port) {
    this(port, Integer.MAX_VALUE);
  }

  GrpcCaller(int port, int maxAnswerBytes) {
    channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .maxInboundMessageSize(maxAnswerBytes)
            .build();
  }

  Answer sayHello(String name) {
    return call("helloworld.Greeter", "SayHello", name, CallOptions.DEFAULT, new Metadata());
  }

  Answer invoke(String json) {
    return invoke(json, CallOptions.DEFAULT, new Metadata());
  }

  Answer invoke(String json, CallOptions options, Metadata headers) {
    ByteString payload = ByteString.copyFromUtf8(json);
    return call("duet.v1.FunctionService", "Invoke", payload, options, headers);
  }

  /** Calls a unary method whose messages have one field each that matters, number 1. */
  private Answer call(
      String service, String method, Object argument, CallOptions options, Metadata headers) {
    var rpc = file(service).findServiceByName(simple(service)).findMethodByName(method);
    AtomicReference<Metadata> first = new AtomicReference<>();
    AtomicReference<Metadata> last = new AtomicReference<>();
    try {
      DynamicMessage reply =
          ClientCalls.blockingUnaryCall(
              ClientInterceptors.intercept(
                  channel,
                  MetadataUtils.newAttachHeadersInterceptor(headers),
                  MetadataUtils.newCaptureMetadataInterceptor(first, last)),
              descriptor(service + "/" + method, rpc.getInputType(), rpc.getOutputType()),
              options,
              DynamicMessage.newBuilder(rpc.getInputType())
                  .setField(rpc.getInputType().findFieldByNumber(1), argument)
                  .build());
      Object value = reply.getField(rpc.getOutputType().findFieldByNumber(1));
      String text = value instanceof ByteString bytes ? bytes.toStringUtf8() : value.toString();
      return new Answer(Status.OK, Optional.of(text), last.get());
    } catch (StatusRuntimeException e) {
      Metadata trailers = e.getTrailers() == null ? new Metadata() : e.getTrailers();
      return new Answer(e.getStatus(), Optional.empty(), trailers);
    }
  }

  /** The file that defines a symbol, by reflection. */
  FileDescriptor file(String symbol) {
    ServerReflectionResponse response =
        reflect(ServerReflectionRequest.newBuilder().setFileContainingSymbol(symbol).build())
            .get(0);
    try {
      return FileDescriptor.buildFrom(
          FileDescriptorProto.parseFrom(
              response.getFileDescriptorResponse().getFileDescriptorProto(0)),
          new FileDescriptor[0]);
    } catch (InvalidProtocolBufferException | DescriptorValidationException e) {
      throw new AssertionError("not a descriptor of " + symbol + ": " + response, e);
    }
  }

  /** Asks all the questions on one stream. */
  List<ServerReflectionResponse> reflect(ServerReflectionRequest... questions) {
    List<ServerReflectionResponse> answers = new ArrayList<>();
    CompletableFuture<List<ServerReflectionResponse>> all = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> asking =
        ServerReflectionGrpc.newStub(channel)
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse answer) {
                    answers.add(answer);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    all.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {
                    all.complete(answers);
                  }
                });
    for (ServerReflectionRequest question : questions) {
      asking.onNext(question);
    }
    asking.onCompleted();
    return all.orTimeout(30, TimeUnit.SECONDS).join();
  }

  static MethodDescriptor<DynamicMessage, DynamicMessage> descriptor(
      String fullName, Descriptor request, Descriptor response) {
    return MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder()
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(fullName)
        .setRequestMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(request)))
        .setResponseMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(response)))
        .build();
  }

  private static String simple(String service) {
    return service.substring(service.lastIndexOf('.') + 1);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  /** How a call ended. */
  record Answer(Status status, Optional<String> value, Metadata trailers) {
    Status.Code code() {
      return status.getCode();
    }

    /** A trailing metadatum; empty text if it is not there. */
    String trailer(String name) {
      String value = trailers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
      return value == null ? "" : value;
    }
  }
}
