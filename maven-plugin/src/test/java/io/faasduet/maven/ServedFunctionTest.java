package io.faasduet.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedFunctionTest {
  @TempDir Path directory;

  /** Prints more than a pipe holds when it is asked to end, and ends with status 7. */
  static final class TalkativeServer {
    public static void main(String[] args) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    for (int line = 0; line < 20_000; line++) {
                      System.out.println("the server is ending, line " + line);
                    }
                    Runtime.getRuntime().halt(System.out.checkError() ? 8 : 7);
                  }));
      System.out.println("{\"port\": 1}");
      while (!Thread.currentThread().isInterrupted()) {
        LockSupport.park();
      }
    }
  }

  @Test
  void whatAServerPrintsWhileItEndsIsReadToItsEnd() throws Exception {
    Files.writeString(
        directory.resolve("java.options"), "-cp " + System.getProperty("java.class.path"));
    Files.writeString(directory.resolve("main.options"), TalkativeServer.class.getName());
    Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
    try (ServedFunction server =
        ServedFunction.start(JavaProgram.java(), directory, List.of(), Map.of())) {
      assertThat(server.stop()).isEqualTo(7);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(thrown).isEmpty();
  }
}
