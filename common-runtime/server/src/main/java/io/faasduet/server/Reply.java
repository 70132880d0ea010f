package io.faasduet.server;

import io.faasduet.runtime.Content;
import io.faasduet.runtime.Correlation;
import io.faasduet.runtime.FunctionException;
import io.faasduet.runtime.Invocation;

/**
 * Writes the one answer to a call in its protocol, and says its status as metrics have it. Called
 * on the event loop.
 */
interface Reply {
  Correlation correlation();

  String succeed(Content content, Invocation invocation);

  String fail(FunctionException failure, Invocation invocation);
}
