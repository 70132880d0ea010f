package io.faasduet.bench.client;

/** What a response must be to count as a success. */
public enum ResponseContract {
  /**
   * A Duet function's response: status 200, a JSON object, and a report of the instance. Anything
   * else is a failure.
   */
  DUET_FUNCTION,
  /**
   * Any server's response: whatever the protocol calls a success (HTTP: 2xx). The instance and
   * whether it was cold are known only if the server reports them.
   */
  ANY_SERVER
}
