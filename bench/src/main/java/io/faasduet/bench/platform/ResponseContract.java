package io.faasduet.bench.platform;

/** Who is to answer, and so what counts as an answer. */
public enum ResponseContract {
  /**
   * A function of Duet: an answer has status 200, is a JSON object and says which process it is
   * from. All else is a failure.
   */
  DUET_FUNCTION,
  /**
   * Anything that speaks the protocol: every answer counts that the protocol calls a success (HTTP:
   * 2xx). Which process it is from, and whether that was cold, is known only if it says so.
   */
  ANY_SERVER
}
