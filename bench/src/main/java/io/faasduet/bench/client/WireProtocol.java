package io.faasduet.bench.client;

/** The protocols that functions are invoked by, each with its own client. */
public enum WireProtocol {
  /** HTTP/1.1. */
  HTTP(Integer.MAX_VALUE),
  /** gRPC. */
  GRPC(Integer.MAX_VALUE),
  /** The Invoke operation of AWS Lambda's API, over HTTP/1.1. */
  LAMBDA(6 * 1024 * 1024),
  /** Messages of a queue or a socket, one batch after the other; a queue takes 256 KB at once. */
  MESSAGES(256 * 1024);

  private final int mostRequestBytes;

  WireProtocol(int mostRequestBytes) {
    this.mostRequestBytes = mostRequestBytes;
  }

  /** The largest request that the protocol has room for; servers may have limits of their own. */
  public int mostRequestBytes() {
    return mostRequestBytes;
  }
}
