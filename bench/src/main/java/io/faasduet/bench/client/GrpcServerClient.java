package io.faasduet.bench.client;

import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A client of one server over plain connections: one for every {@value #STREAMS} requests in
 * flight, the most streams that most servers allow on one. A request counts as sent when gRPC has
 * it.
 */
final class GrpcServerClient implements ProtocolClient {
  static final int STREAMS = 100;

  private final ResponseContract contract;
  private final MethodDescriptor<byte[], byte[]> method;
  private final URI address;
  private final Duration timeout;
  private final List<GrpcConnection> connections = new ArrayList<>();

  GrpcServerClient(
      ResponseContract contract,
      MethodDescriptor<byte[], byte[]> method,
      URI address,
      Duration timeout) {
    this.contract = contract;
    this.method = method;
    this.address = address;
    this.timeout = timeout;
  }

  @Override
  public void invoke(byte[] json, Reply reply) {
    GrpcConnection connection = connectionWithRoom();
    CallOptions options =
        CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
    long sent = System.nanoTime();
    connection.call(
        method,
        options,
        json,
        (status, trailers, message) -> {
          long end = System.nanoTime();
          reply.ended(sent, end, result(status, trailers, message, end - sent));
        });
  }

  private InvocationResult result(
      Status status, Metadata trailers, Optional<byte[]> message, long latencyNanos) {
    if (!status.isOk()) {
      return GrpcCalls.failure(status);
    } else if (message.isEmpty()) {
      return new InvocationResult.Failure(
          InvocationResult.Failure.BAD_ANSWER, "the response holds no message");
    }
    return ResponseChecks.checked(
        contract,
        message.get(),
        latencyNanos,
        InstanceHeaders.read(name -> GrpcCalls.entry(trailers, name)),
        OptionalLong.empty(),
        Optional.empty());
  }

  private GrpcConnection connectionWithRoom() {
    for (GrpcConnection connection : connections) {
      if (connection.calls() < STREAMS) {
        return connection;
      }
    }
    GrpcConnection connection = new GrpcConnection(address);
    connections.add(connection);
    return connection;
  }

  @Override
  public void close() {
    connections.forEach(GrpcConnection::close);
    connections.clear();
  }
}
