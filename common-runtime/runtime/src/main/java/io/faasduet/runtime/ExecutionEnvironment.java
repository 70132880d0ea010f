package io.faasduet.runtime;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The process that plays a function: Lambda's execution environment, Knative's container. Cold is a
 * fact of the process, so what is kept here is static and is never reset.
 */
public final class ExecutionEnvironment {
  /** First, because drawing the id takes a while. */
  private static final long ENTERED_NANOS = System.nanoTime();

  private static final String INSTANCE_ID = RandomId.next();
  private static final AtomicBoolean INVOKED = new AtomicBoolean();

  private ExecutionEnvironment() {}

  /** An id drawn when this process started. */
  public static String instanceId() {
    return INSTANCE_ID;
  }

  /**
   * When the first line of Duet's code ran in this process, by {@link System#nanoTime()}. On Linux
   * that clock is the same for every process of a machine, so a harness can compare it with its
   * own.
   */
  public static long enteredNanos() {
    return ENTERED_NANOS;
  }

  /** When the operating system started this process, to its clock tick (10 ms on Linux). */
  public static Instant processStart() {
    return ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
  }

  /** True for the one caller that is first in this process: the flag is read before it is set. */
  static boolean takeCold() {
    return !INVOKED.getAndSet(true);
  }
}
