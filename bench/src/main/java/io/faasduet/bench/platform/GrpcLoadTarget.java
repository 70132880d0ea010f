package io.faasduet.bench.platform;

import io.faasduet.bench.results.Run;
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
 * A server behind gRPC, over plain connections: one for every {@value #STREAMS} requests in flight,
 * which is how many most servers take on one. A request counts as sent when gRPC has it.
 */
public final class GrpcLoadTarget implements LoadTarget {
  static final int STREAMS = 100;

  private final Run.Target description;
  private final ResponseContract answerer;
  private final MethodDescriptor<byte[], byte[]> method;
  private final URI address;
  private final Duration timeout;
  private final List<GrpcConnection> connections = new ArrayList<>();

  private GrpcLoadTarget(
      Run.Target description,
      ResponseContract answerer,
      MethodDescriptor<byte[], byte[]> method,
      URI address,
      Duration timeout) {
    this.description = description;
    this.answerer = answerer;
    this.method = method;
    this.address = address;
    this.timeout = timeout;
  }

  /** Calls {@code duet.v1.FunctionService/Invoke}, waiting no longer than the timeout. */
  public static GrpcLoadTarget invoking(
      Run.Target description, ResponseContract answerer, URI address, Duration timeout) {
    return new GrpcLoadTarget(description, answerer, GrpcCalls.INVOKE, address, timeout);
  }

  /**
   * Calls {@code helloworld.Greeter/SayHello}, as vHive's invoker does. A request is the name, and
   * what {@link #invoke} takes for JSON; any greeting is an answer.
   */
  public static GrpcLoadTarget greeting(Run.Target description, URI address, Duration timeout) {
    return new GrpcLoadTarget(
        description, ResponseContract.ANY_SERVER, GrpcCalls.SAY_HELLO, address, timeout);
  }

  @Override
  public Run.Target description() {
    return description;
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
          reply.ended(sent, end, answer(status, trailers, message, end - sent));
        });
  }

  private InvocationResult answer(
      Status status, Metadata trailers, Optional<byte[]> message, long latencyNanos) {
    if (!status.isOk()) {
      return GrpcCalls.failure(status);
    } else if (message.isEmpty()) {
      return new InvocationResult.Failure(
          InvocationResult.Failure.BAD_ANSWER, "the answer holds no message");
    }
    return ResponseChecks.checked(
        answerer,
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
