package io.faasduet.bench.load;

import io.faasduet.bench.client.ClientProtocol;
import io.faasduet.bench.client.ProtocolClient;
import io.faasduet.bench.client.StubServer;
import io.faasduet.bench.client.WireProtocol;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/**
 * The warm-up of the load generator: it sends requests to a stub in this process, by the protocol
 * that the load will use, until the JVM has compiled the generator and that protocol's client.
 * Without it, the first thousands of requests of a run are sent and read slowly, which is charged
 * to the target. The run's own target is not used, since its cold start may be what is measured.
 */
public final class GeneratorWarmUp {
  private static final Duration SLICE = Duration.ofSeconds(1);
  private static final int PER_SECOND = 8000;

  /** In a quiet slice the compilers work less than this. */
  private static final long QUIET_MILLIS = SLICE.toMillis() / 10;

  /** So many quiet slices one after the other find them done. */
  private static final int QUIET_SLICES = 2;

  /** Few in flight: where the processor cannot bear the rate, it need not. */
  private static final LoadLimits LIMITS = new LoadLimits(64, SLICE, SLICE);

  private GeneratorWarmUp() {}

  /**
   * Warms up until the JVM has nothing left to compile; once in a process is enough for a protocol.
   * An interrupt ends it.
   *
   * @param atMost how long at most; to the next second
   * @return how many requests were sent and answered
   */
  public static long run(WireProtocol protocol, Duration atMost) {
    try (StubServer stub = StubServer.of(protocol);
        ClientProtocol client = StubServer.client(protocol, SLICE);
        ProtocolClient connections = client.connect(stub.address())) {
      return run(new LoadGenerator(connections, index -> StubServer.JSON, LIMITS), atMost);
    }
  }

  private static long run(LoadGenerator generator, Duration atMost) {
    Arrivals arrivals = Arrivals.constant(PER_SECOND, SLICE);
    long begun = System.nanoTime();
    long answered = 0;
    int quiet = 0;
    do {
      long compiling = compilationMillis();
      answered += generator.run(arrivals, completed -> {}).succeeded();
      quiet = compilationMillis() - compiling < QUIET_MILLIS ? quiet + 1 : 0;
    } while (quiet < QUIET_SLICES
        && System.nanoTime() - begun < atMost.toNanos()
        && !Thread.currentThread().isInterrupted());
    return answered;
  }

  /** How long the JVM has compiled until now; 0 if it only interprets. */
  private static long compilationMillis() {
    return Optional.ofNullable(ManagementFactory.getCompilationMXBean())
        .map(CompilationMXBean::getTotalCompilationTime)
        .orElse(0L);
  }
}
