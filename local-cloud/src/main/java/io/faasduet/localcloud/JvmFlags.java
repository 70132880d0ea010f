package io.faasduet.localcloud;

import java.util.List;

/**
 * The JVM flags that functions run with. The server's are also those of the container images, so
 * that a local run and an image differ in nothing but the machine.
 */
public final class JvmFlags {
  /**
   * Serial: the collector a JVM takes by itself on one CPU; G1's threads cost start-up and memory.
   */
  private static final String COLLECTOR = "-XX:+UseSerialGC";

  /** An archive that does not fit is passed over, never a reason not to start. */
  private static final String SHARE = "-Xshare:auto";

  /** No shared file of counters: nobody reads it, and a killed JVM leaves it behind in /tmp. */
  private static final String NO_PERF_DATA = "-XX:-UsePerfData";

  /** A server: all compiler tiers stay on, because it lives long enough to earn C2's code. */
  public static final List<String> SERVER = List.of(COLLECTOR, SHARE, NO_PERF_DATA);

  /**
   * A Lambda environment: compilation stops at C1, which is what AWS's managed Java runtimes do
   * since Java 17, and {@code java.io} is open to the runtime client, as AWS starts it.
   */
  static final List<String> LAMBDA =
      List.of(
          COLLECTOR,
          SHARE,
          NO_PERF_DATA,
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1",
          "--add-opens=java.base/java.io=ALL-UNNAMED");

  private JvmFlags() {}

  /** The part of a function's memory that Lambda gives to the Java heap. */
  static String heapOf(int memoryMegabytes) {
    return "-XX:MaxHeapSize=" + memoryMegabytes * 85L / 100 + "m";
  }
}
