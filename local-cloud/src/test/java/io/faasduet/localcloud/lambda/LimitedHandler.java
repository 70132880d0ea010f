package io.faasduet.localcloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** A handler, in its own process, that takes what it can get. */
public final class LimitedHandler implements RequestStreamHandler {
  private static final int MIB = 1024 * 1024;
  private static final List<Object> KEPT = new ArrayList<>();

  private final String quotaInInit = quota();

  /** Fails as often as there is no file of the name in {@code FAILS_ONCE}, and makes it. */
  public LimitedHandler() throws IOException {
    String mark = System.getenv("FAILS_ONCE");
    if (mark != null && !Files.exists(Path.of(mark))) {
      Files.createFile(Path.of(mark));
      throw new IllegalStateException("the first INIT fails");
    }
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String payload = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    String answer =
        switch (payload) {
          case "\"sizes\"" ->
              Runtime.getRuntime().availableProcessors() + " " + Runtime.getRuntime().maxMemory();
          case "\"groups\"" -> Files.readString(Path.of("/proc/self/cgroup")).replace("\n", " ");
          case "\"quota in INIT\"" -> quotaInInit;
          case "\"quota\"" -> quota();
          case "\"native\"" -> fill(ByteBuffer::allocateDirect, 200) + fill(byte[]::new, 150);
          case "\"exit\"" -> exit();
          case "\"heap\"" -> fill(byte[]::new, 100_000);
          case "\"spin\"" -> spin(400_000_000);
          case "\"tick\"" -> tick(Path.of(System.getenv("TICKS")));
          default -> "awake";
        };
    output.write(("\"" + answer + "\"").getBytes(StandardCharsets.UTF_8));
  }

  private static String exit() {
    Runtime.getRuntime().halt(3);
    return "gone";
  }

  /** How much of each 100,000 µs this process may run, by its control group of version 1. */
  private static String quota() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
        String[] fields = line.split(":", 3);
        if (fields[1].equals("cpu")) {
          Path group = Path.of("/sys/fs/cgroup/cpu", fields[2]);
          return Files.readString(group.resolve("cpu.cfs_quota_us")).strip();
        }
      }
    } catch (IOException e) {
      // no control groups
    }
    return "none";
  }

  private static String fill(IntFunction<Object> allocation, int megabytes) {
    for (int i = 0; i < megabytes; i++) {
      KEPT.add(allocation.apply(MIB));
    }
    return KEPT.size() + " MB ";
  }

  /** Computes until it has had so much processor time. */
  private static String spin(long nanos) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long until = threads.getCurrentThreadCpuTime() + nanos;
    while (threads.getCurrentThreadCpuTime() < until) {
      Thread.onSpinWait();
    }
    return "spun";
  }

  /** Writes to the file for as long as this process runs. */
  private static String tick(Path file) {
    Thread ticking =
        new Thread(
            () -> {
              while (true) {
                try {
                  Files.writeString(file, ".", StandardOpenOption.APPEND);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                LockSupport.parkNanos(1_000_000);
              }
            });
    ticking.setDaemon(true);
    ticking.start();
    return Long.toString(ProcessHandle.current().pid());
  }
}
