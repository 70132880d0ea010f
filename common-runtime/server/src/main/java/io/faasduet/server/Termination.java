package io.faasduet.server;

import sun.misc.Signal;

/**
 * What to do when the platform ends the process. A shutdown hook would do, but for the exit status:
 * a JVM that is sent SIGTERM exits with 143 whatever its hooks do, and 0 is what Knative expects of
 * a container that ended as asked.
 */
final class Termination {
  private Termination() {}

  /** Runs the work on SIGTERM and SIGINT, once, then exits with 0. */
  static void drainThenExit(Runnable work) {
    for (String name : new String[] {"TERM", "INT"}) {
      try {
        Signal.handle(
            new Signal(name),
            signal -> {
              work.run();
              System.exit(0);
            });
      } catch (IllegalArgumentException e) {
        // the JVM was started with -Xrs and leaves signals to their default
      }
    }
  }
}
