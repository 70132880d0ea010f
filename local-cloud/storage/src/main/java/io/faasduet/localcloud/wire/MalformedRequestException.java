package io.faasduet.localcloud.wire;

import java.io.IOException;

/** A request that cannot be read; nothing behind it on its connection can be either. */
final class MalformedRequestException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of the answer
   * @param reason a sentence for its sender
   */
  MalformedRequestException(int status, String reason) {
    super(reason);
    this.status = status;
  }

  int status() {
    return status;
  }

  /** The sentence. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
