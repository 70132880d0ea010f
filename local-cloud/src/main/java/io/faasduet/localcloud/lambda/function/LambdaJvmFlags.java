package io.faasduet.localcloud.lambda.function;

import java.util.List;

/**
 * The JVM flags of Lambda environments. A zip runs in AWS's managed runtime, which chooses the
 * flags; these are as near to its own as is known. A server directory brings its flags along, in
 * {@code java.options}.
 */
final class LambdaJvmFlags {
  static final List<String> LAMBDA =
      List.of(
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          // no file of counters in /tmp, which a killed JVM would leave behind
          "-XX:-UsePerfData",
          // since Java 17, AWS's Java runtimes stop at C1: see "Customize Java runtime startup
          // behavior" in the Lambda developer guide
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1",
          // the runtime client reaches into java.io
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          // and has a native library; newer JVMs would warn on every start
          "--enable-native-access=ALL-UNNAMED");

  private LambdaJvmFlags() {}

  /** Bounds the heap to 85% of the function's memory, which is what AWS gave it up to Java 11. */
  static String heapOf(int memoryMegabytes) {
    return "-XX:MaxHeapSize=" + memoryMegabytes * 85L / 100 + "m";
  }
}
