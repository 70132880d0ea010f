package io.faasduet.runtime;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The environment that this process is: Lambda's execution environment, Knative's container. Its id
 * and the cold flag are facts of the process, so they are static; only a process that is restored
 * from a snapshot has them renewed.
 */
public final class ExecutionEnvironment {
  /** First, because drawing the id takes a while. */
  private static final long ENTERED_NANOS = System.nanoTime();

  private static volatile String instanceId = RandomId.next();
  private static final AtomicBoolean INVOKED = new AtomicBoolean();

  private ExecutionEnvironment() {}

  /** An id drawn when this process started or was restored. */
  public static String instanceId() {
    return instanceId;
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

  /** Makes a restored process an environment of its own: with another id, other ids, and cold. */
  static void renew() {
    RandomId.reseed();
    instanceId = RandomId.next();
    INVOKED.set(false);
  }

  /** True for the one caller that is first in this process: the flag is read before it is set. */
  static boolean takeCold() {
    return !INVOKED.getAndSet(true);
  }
}
