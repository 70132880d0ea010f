package io.faasduet.http;

import java.net.BindException;

/** Why a server cannot listen, in a sentence that says what to do. */
public final class UnopenedPort {
  private UnopenedPort() {}

  /**
   * The sentence.
   *
   * @param port that was asked for; 0 for any free one
   * @param failure of which the operating system has given the reason
   */
  public static String reason(int port, BindException failure) {
    String reason = String.valueOf(failure.getMessage());
    if (reason.contains("assign requested address")) {
      return "the address to listen on is not one of this machine";
    } else if (reason.contains("Permission denied")) {
      return "port %d needs rights that this user has not; choose one from 1024 on".formatted(port);
    }
    return "port %d is taken; choose another".formatted(port);
  }
}
