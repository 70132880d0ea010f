package io.faasduet.server;

import io.faasduet.api.FunctionException;
import io.faasduet.api.Invocation;
import io.faasduet.http.Correlation;
import io.faasduet.http.ResponseBody;

/**
 * Writes the one answer to a call in its protocol, and says its status as metrics have it. Called
 * on the event loop.
 */
interface CallReply {
  RequestCaller caller();

  default Correlation correlation() {
    return caller().correlation();
  }

  /**
   * @param left runs once, when the answer has left the server or never will
   */
  String succeed(ResponseBody content, Invocation invocation, Runnable left);

  /**
   * @param left runs once, when the answer has left the server or never will
   */
  String fail(FunctionException failure, Invocation invocation, Runnable left);

  /** There is nobody left to answer. */
  void abandoned();
}
