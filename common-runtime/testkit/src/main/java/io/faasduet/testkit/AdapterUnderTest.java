package io.faasduet.testkit;

import io.faasduet.api.ErrorKind;

/** One way to call a function, as its caller sees it. */
interface AdapterUnderTest extends AutoCloseable {
  /** What {@link Answer#code} is when the function answered. */
  String OK = "OK";

  String name();

  /** Sends a request in JSON. */
  Answer send(byte[] json) throws Exception;

  /** The code with which this platform reports a failure. */
  String codeOf(ErrorKind failure);

  /** Whether the caller sees why a request failed, and not only that it did. */
  default boolean explainsFailures() {
    return true;
  }

  @Override
  void close();

  /**
   * What came back.
   *
   * @param code {@link #OK}, or the platform's own code of the failure
   * @param text the response's JSON, or what the platform says of the failure
   */
  record Answer(String code, String text) {}
}
