package io.faasduet.bench.client;

/** The protocols that functions are invoked by, each with a client of its own. */
public enum WireProtocol {
  /** HTTP/1.1. */
  HTTP,
  /** gRPC. */
  GRPC,
  /** The Invoke operation of AWS Lambda's API, over HTTP/1.1. */
  LAMBDA
}
