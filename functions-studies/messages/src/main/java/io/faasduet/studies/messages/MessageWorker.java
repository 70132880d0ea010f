package io.faasduet.studies.messages;

import io.faasduet.api.FunctionSpec;
import io.faasduet.runtime.FunctionHost;
import java.io.PrintStream;
import java.util.List;

/**
 * A server process of a function that takes messages instead of HTTP requests, until it is ended.
 * Prints one line when it takes them: the address of its socket, or of the queue.
 */
public final class MessageWorker {
  /** The argument for a ZeroMQ socket; any other is a queue's URL. */
  public static final String SOCKET = "zeromq";

  private MessageWorker() {}

  /**
   * Serves with the settings of this process.
   *
   * @param arguments {@value #SOCKET}, or the URL of an SQS queue
   * @throws IllegalArgumentException if there is not one argument
   */
  public static <I, O> void main(FunctionSpec<I, O> spec, String[] arguments) {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("give '" + SOCKET + "' or the URL of a queue");
    }
    try (FunctionHost<I, O> host = FunctionHost.start(spec, List.of())) {
      PrintStream out = System.out;
      if (arguments[0].equals(SOCKET)) {
        SocketWorker.serve(host, out::println);
      } else {
        QueueWorker.serve(host, arguments[0], out::println);
      }
    }
  }
}
