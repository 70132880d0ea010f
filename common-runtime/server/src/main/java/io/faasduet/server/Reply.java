package io.faasduet.server;

import io.faasduet.runtime.FunctionException;
import io.faasduet.runtime.Invocation;

/** Writes the one answer to a call in its protocol. Called on the event loop. */
interface Reply {
  void succeed(byte[] body, Invocation invocation);

  void fail(FunctionException failure, Invocation invocation);
}
