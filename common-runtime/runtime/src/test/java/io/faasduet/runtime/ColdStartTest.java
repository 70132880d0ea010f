package io.faasduet.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.Invocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Cold is a fact of a process, so each proof has a process of its own. */
class ColdStartTest {

  /** Two hosts in one process, sixteen first invocations at once, then one more. */
  public static final class Race {
    record Nothing() {}

    public static void main(String[] args) throws Exception {
      var spec = FunctionSpec.adapt("nothing", Nothing.class, Nothing.class, request -> request);
      List<FunctionHost<Nothing, Nothing>> hosts =
          List.of(FunctionHost.start(spec, List.of()), FunctionHost.start(spec, List.of()));
      CyclicBarrier barrier = new CyclicBarrier(16);
      ExecutorService threads = Executors.newFixedThreadPool(16);
      List<Callable<Invocation>> first = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        FunctionHost<?, ?> host = hosts.get(i % 2);
        first.add(
            () -> {
              barrier.await();
              return host.begin(Optional.empty(), Optional.empty());
            });
      }
      for (Future<Invocation> invocation : threads.invokeAll(first)) {
        print(invocation.get());
      }
      threads.shutdown();
      print(hosts.get(0).begin(Optional.empty(), Optional.empty()));
    }

    private static void print(Invocation invocation) {
      System.out.println(
          invocation.cold() + " " + invocation.timings().millis().containsKey("init"));
    }
  }

  @Test
  void exactlyOneOfManyFirstInvocationsIsColdAndItCarriesInit() throws Exception {
    List<String> lines = run(Race.class);

    assertThat(lines).hasSize(17).containsOnly("true true", "false false");
    assertThat(lines).containsOnlyOnce("true true");
    assertThat(lines.get(16)).isEqualTo("false false");
  }

  private static List<String> run(Class<?> main) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      return output.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
