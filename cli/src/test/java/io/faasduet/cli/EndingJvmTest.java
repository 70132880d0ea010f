package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands whose JVM is told to end while they begin, as by a Ctrl-C at once. */
class EndingJvmTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve chameleon --port 0",
        "local lambda --deploy chameleon --port 0",
        "bench cold chameleon --target http --out",
        "study election --out",
      })
  void aCommandThatCannotBeginAnyMorePrintsNoStackTrace(String command) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it lives for a second
                "-XX:+UseSerialGC",
                "-Dduet.home=" + System.getProperty("duet.home"),
                "-Dduet.arch=" + System.getProperty("duet.arch"),
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                Ending.class.getName()));
    line.addAll(List.of(command.split(" ")));
    if (command.endsWith("--out")) {
      line.add(directory.resolve("out").toString());
    }
    Path err = directory.resolve("err.txt");
    Process process =
        new ProcessBuilder(line)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(err).content().doesNotContain("\tat ", "Exception");
  }

  /** Begins a command when this JVM's end has begun, which then waits for the command. */
  static final class Ending {
    private Ending() {}

    public static void main(String[] arguments) throws Exception {
      Thread command = Thread.currentThread();
      CountDownLatch begun = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    begun.countDown();
                    while (command.isAlive() && !isExiting(command)) {
                      LockSupport.parkNanos(1_000_000);
                    }
                  }));
      new Thread(() -> System.exit(1)).start();
      begun.await();
      Duet.main(arguments);
    }

    /** Whether a thread waits, in {@link System#exit}, for the end that has begun. */
    private static boolean isExiting(Thread thread) {
      for (StackTraceElement frame : thread.getStackTrace()) {
        if (frame.getClassName().equals("java.lang.System")
            && frame.getMethodName().equals("exit")) {
          return true;
        }
      }
      return false;
    }
  }
}
