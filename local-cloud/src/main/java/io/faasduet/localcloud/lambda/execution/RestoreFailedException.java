package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.lambda.function.ServiceException;

/** An environment that could not be restored from a snapshot. */
final class RestoreFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient byte[] log;
  private final ServiceException refusal;

  /**
   * A failure.
   *
   * @param log what CloudWatch would show of it
   */
  RestoreFailedException(byte[] log, ServiceException refusal) {
    super(refusal);
    this.log = log;
    this.refusal = refusal;
  }

  byte[] log() {
    return log;
  }

  /** What the caller is told. */
  ServiceException refusal() {
    return refusal;
  }
}
