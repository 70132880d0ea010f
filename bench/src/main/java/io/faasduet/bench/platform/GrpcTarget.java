package io.faasduet.bench.platform;

import io.faasduet.bench.platform.ServerStarter.RunningServer;
import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Run;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A function behind gRPC: {@code duet.v1.FunctionService/Invoke}, over one plain connection. */
public final class GrpcTarget implements Target {
  private final Run.Target description;
  private final ManagedServer slot;
  private final Duration timeout;
  private final AtomicReference<Metadata> trailers = new AtomicReference<>();
  private Optional<ManagedChannel> channel = Optional.empty();

  /** Invokes the servers that are started for it, waiting no longer than the timeout. */
  public GrpcTarget(Run.Target description, ServerStarter starter, Duration timeout) {
    this.description = description;
    this.slot = new ManagedServer(starter);
    this.timeout = timeout;
  }

  @Override
  public Run.Target description() {
    return description;
  }

  @Override
  public InvocationResult invoke(byte[] json) {
    RunningServer server;
    try {
      server = slot.occupied();
    } catch (RuntimeException e) {
      return InvocationResult.Failure.of(InvocationResult.Failure.NOT_STARTED, e);
    }
    Channel connection = connection(server.address());
    CallOptions options =
        CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
    try {
      long sent = System.nanoTime();
      byte[] answer = ClientCalls.blockingUnaryCall(connection, GrpcCalls.INVOKE, options, json);
      long latencyNanos = slot.latencyNanos(sent, System.nanoTime());
      return ResponseChecks.checked(
          answer, latencyNanos, InstanceHeaders.read(this::trailer), slot.residentBytes());
    } catch (StatusRuntimeException e) {
      return GrpcCalls.failure(e.getStatus());
    }
  }

  private Channel connection(URI address) {
    if (channel.isEmpty()) {
      channel = Optional.of(GrpcCalls.connection(address));
    }
    return ClientInterceptors.intercept(
        channel.get(),
        MetadataUtils.newCaptureMetadataInterceptor(new AtomicReference<>(), trailers));
  }

  private Optional<String> trailer(String name) {
    return Optional.ofNullable(trailers.get()).flatMap(metadata -> GrpcCalls.entry(metadata, name));
  }

  @Override
  public boolean startsProcesses() {
    return slot.startsProcesses();
  }

  @Override
  public void makeCold() {
    channel.ifPresent(ManagedChannel::shutdownNow);
    channel = Optional.empty();
    slot.close();
  }

  @Override
  public Optional<ColdStart> lastColdStart() {
    return slot.lastColdStart();
  }

  @Override
  public void close() {
    makeCold();
  }
}
