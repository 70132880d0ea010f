package io.faasduet.bench.platform;

import io.faasduet.localcloud.startup.StartTimes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Starts {@link FakeFunctionProcess} in a JVM of its own. */
public final class FakeFunctionStarter implements Deployer {
  @Override
  public Deployment start() {
    long spawned = System.nanoTime();
    Process process = spawn();
    try (BufferedReader output = process.inputReader()) {
      long[] line =
          Arrays.stream(output.readLine().split(" ")).mapToLong(Long::parseLong).toArray();
      StartTimes steps = new StartTimes(spawned, line[0], line[0], line[1], line[2]);
      return new Running(process, URI.create("http://127.0.0.1:" + line[3]), Optional.of(steps));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean ofOneProcess() {
    return true;
  }

  private static Process spawn() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    try {
      return new ProcessBuilder(
              java.toString(),
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Dsun.net.httpserver.nodelay=true",
              "-cp",
              System.getProperty("java.class.path"),
              FakeFunctionProcess.class.getName())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Running(Process process, URI address, Optional<StartTimes> startTimes)
      implements Deployment {
    @Override
    public OptionalLong processId() {
      return OptionalLong.of(process.pid());
    }

    @Override
    public void close() {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
