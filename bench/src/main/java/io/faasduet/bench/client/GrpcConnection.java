package io.faasduet.bench.client;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection, and how many calls are on it. Calls are begun by one thread at a time. */
final class GrpcConnection {
  private final AtomicInteger calls = new AtomicInteger();
  private final ManagedChannel channel;

  GrpcConnection(URI address) {
    this.channel = GrpcCalls.connection(address);
  }

  /** Is told how a call ended. */
  @FunctionalInterface
  interface End {
    /** The message is empty if there was none, as of every call that failed. */
    void ended(Status status, Metadata trailers, Optional<byte[]> message);
  }

  int calls() {
    return calls.get();
  }

  void call(MethodDescriptor<byte[], byte[]> method, CallOptions options, byte[] request, End end) {
    calls.incrementAndGet();
    ClientCall<byte[], byte[]> call = channel.newCall(method, options);
    call.start(new Listener(end), new Metadata());
    call.request(2); // so that a second message, which is an error, would be seen
    call.sendMessage(request);
    call.halfClose();
  }

  void close() {
    channel.shutdownNow();
  }

  private final class Listener extends ClientCall.Listener<byte[]> {
    private final End end;
    private Optional<byte[]> message = Optional.empty();

    Listener(End end) {
      this.end = end;
    }

    @Override
    public void onMessage(byte[] received) {
      message = Optional.of(received);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      calls.decrementAndGet();
      if (status.getCode() == Status.Code.UNAVAILABLE) {
        channel.resetConnectBackoff(); // the next request tries anew, as over HTTP
      }
      end.ended(status, trailers, message);
    }
  }
}
