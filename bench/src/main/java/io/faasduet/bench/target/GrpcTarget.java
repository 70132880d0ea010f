package io.faasduet.bench.target;

import static io.grpc.Metadata.ASCII_STRING_MARSHALLER;

import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.target.ServerStarter.RunningServer;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A function behind gRPC: {@code duet.v1.FunctionService/Invoke}, over one plain connection. */
public final class GrpcTarget implements Target {
  private static final MethodDescriptor<byte[], byte[]> INVOKE =
      MethodDescriptor.<byte[], byte[]>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("duet.v1.FunctionService/Invoke")
          .setRequestMarshaller(new InvokeMessage())
          .setResponseMarshaller(new InvokeMessage())
          .build();

  private final Run.Target description;
  private final ServerSlot slot;
  private final Duration timeout;
  private final AtomicReference<Metadata> trailers = new AtomicReference<>();
  private Optional<ManagedChannel> channel = Optional.empty();

  /** Invokes the servers that are started for it, waiting no longer than the timeout. */
  public GrpcTarget(Run.Target description, ServerStarter starter, Duration timeout) {
    this.description = description;
    this.slot = new ServerSlot(starter);
    this.timeout = timeout;
  }

  @Override
  public Run.Target description() {
    return description;
  }

  @Override
  public Answer invoke(byte[] json) {
    RunningServer server;
    try {
      server = slot.occupied();
    } catch (RuntimeException e) {
      return Answer.Failure.of(Answer.Failure.NOT_STARTED, e);
    }
    Channel connection = connection(server.address());
    CallOptions options =
        CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
    try {
      long sent = System.nanoTime();
      byte[] answer = ClientCalls.blockingUnaryCall(connection, INVOKE, options, json);
      long latencyNanos = slot.latencyNanos(sent, System.nanoTime());
      return AnswerText.checked(
          answer, latencyNanos, ProcessHeaders.read(this::trailer), slot.residentBytes());
    } catch (StatusRuntimeException e) {
      return new Answer.Failure(kind(e.getStatus()), reason(e));
    }
  }

  private Channel connection(URI address) {
    if (channel.isEmpty()) {
      channel =
          Optional.of(
              NettyChannelBuilder.forAddress(address.getHost(), address.getPort())
                  .usePlaintext()
                  .directExecutor()
                  .maxInboundMessageSize(Integer.MAX_VALUE)
                  .build());
    }
    return ClientInterceptors.intercept(
        channel.get(),
        MetadataUtils.newCaptureMetadataInterceptor(new AtomicReference<>(), trailers));
  }

  private Optional<String> trailer(String name) {
    return Optional.ofNullable(trailers.get())
        .map(metadata -> metadata.get(Metadata.Key.of(name, ASCII_STRING_MARSHALLER)));
  }

  private static String reason(StatusRuntimeException e) {
    return Optional.ofNullable(e.getStatus().getDescription()).orElse(AnswerText.message(e));
  }

  private static String kind(Status status) {
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED -> Answer.Failure.TIMEOUT;
      case UNAVAILABLE -> isRefusal(status) ? Answer.Failure.REFUSED : Answer.Failure.CONNECTION;
      case CANCELLED ->
          Thread.currentThread().isInterrupted()
              ? Answer.Failure.INTERRUPTED
              : Answer.Failure.CONNECTION;
      default -> "grpc-" + status.getCode().name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  private static boolean isRefusal(Status status) {
    for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return true;
      }
    }
    return false;
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
