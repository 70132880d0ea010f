package io.faasduet.bench.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A server in this process that responds at once as a function could, so that clients can be warmed
 * up without the target.
 */
public interface StubServer extends AutoCloseable {
  /** What it responds, and takes as a request. */
  byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);

  /** What it says of the time it took. */
  String TIMING = "decode;dur=0.1, render;dur=0.2, total;dur=0.3";

  /** Where it listens, on the loopback interface. */
  URI address();

  @Override
  void close();

  /** A server that speaks the protocol. */
  static StubServer of(WireProtocol protocol) {
    return protocol == WireProtocol.GRPC ? GrpcStubServer.start() : HttpStubServer.start();
  }

  /** The client that loads use for the protocol; requests may take so long. */
  static ClientProtocol client(WireProtocol protocol, Duration timeout) {
    return switch (protocol) {
      case HTTP -> new HttpProtocol(ResponseContract.DUET_FUNCTION, timeout);
      case GRPC -> GrpcProtocol.duet(timeout);
      case LAMBDA -> LambdaProtocol.local("stub", timeout);
      case MESSAGES -> throw new IllegalArgumentException("no load generator sends messages");
    };
  }
}
