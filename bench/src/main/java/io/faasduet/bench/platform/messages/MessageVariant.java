package io.faasduet.bench.platform.messages;

import io.faasduet.bench.results.PlatformName;

/** The ways by which a function gets messages and sends its answers. */
public enum MessageVariant {
  /** Lambda, fed from a queue, which fetches its model from S3 and writes its answers there. */
  LAMBDA_WITH_S3(PlatformName.SQS_LAMBDA_S3),
  /** Lambda, fed from a queue, with its own model, whose answers go to another queue. */
  LAMBDA(PlatformName.SQS_LAMBDA),
  /** A server process that polls a queue, and whose answers go to another queue. */
  SERVER(PlatformName.SQS_SERVER),
  /** A server process on a ZeroMQ socket. */
  SOCKET(PlatformName.ZEROMQ_SERVER);

  private final PlatformName platform;

  MessageVariant(PlatformName platform) {
    this.platform = platform;
  }

  PlatformName platform() {
    return platform;
  }

  boolean onLambda() {
    return this == LAMBDA_WITH_S3 || this == LAMBDA;
  }

  boolean usesQueues() {
    return this != SOCKET;
  }
}
