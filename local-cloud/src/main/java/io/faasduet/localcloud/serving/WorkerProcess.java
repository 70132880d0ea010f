package io.faasduet.localcloud.serving;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.ChildProcess;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.HostVariables;
import io.faasduet.localcloud.process.JavaCommand;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.process.RunDirectory;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process of a server directory that takes messages instead of requests, and says where in its
 * first line. It never outlives this JVM. Thread-safe.
 */
public final class WorkerProcess implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);
  private static final Duration CLOSE_GRACE = Duration.ofSeconds(5);

  private final ChildProcess child;
  private final Path directory;
  private final String address;

  private WorkerProcess(ChildProcess child, Path directory, String address) {
    this.child = child;
    this.directory = directory;
    this.address = address;
  }

  /**
   * Starts a process and waits for its first line.
   *
   * @param mainClass its program, of the server directory's class path
   * @param argument where it takes messages from
   * @param settings its environment variables, besides the few that any program needs
   * @throws ProcessStartException if it ends early, or says nothing within a minute
   */
  public static WorkerProcess start(
      FunctionArtefact function,
      String mainClass,
      String argument,
      Map<String, String> settings,
      Optional<ProcessLimits> limits) {
    Path directory = ChildProcesses.ofThisJvm().newDirectory(function.name());
    JavaCommand command =
        new JavaCommand(
            List.of("-Djava.io.tmpdir=" + directory),
            JavaCommand.jarsOf(function.serverDirectory()),
            mainClass,
            List.of(argument));
    ChildProcess child =
        ChildProcess.start(
            command,
            limits,
            builder -> {
              builder.directory(function.serverDirectory().toFile());
              builder.environment().clear();
              builder.environment().putAll(HostVariables.of(directory));
              builder.environment().putAll(settings);
              builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            });
    try {
      return new WorkerProcess(child, directory, firstLine(child, mainClass));
    } catch (RuntimeException e) {
      child.close();
      RunDirectory.delete(directory);
      throw e;
    }
  }

  private static String firstLine(ChildProcess child, String program) {
    // closed with the process, which prints nothing more
    BufferedReader out = child.process().inputReader(StandardCharsets.UTF_8);
    CompletableFuture<String> line =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Optional.ofNullable(out.readLine()).orElse("");
              } catch (IOException e) {
                return "";
              }
            });
    try {
      String address = line.get(READY_LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (address.isEmpty()) {
        throw new ProcessStartException(program + " has ended instead of taking messages");
      }
      return address;
    } catch (TimeoutException e) {
      throw new ProcessStartException(program + " takes no messages after a minute", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessStartException(program + " was interrupted while it started", e);
    } catch (ExecutionException e) {
      throw new ProcessStartException(program + " does not start", e);
    }
  }

  /** Where it takes messages. */
  public String address() {
    return address;
  }

  /** False once the process has ended, for whatever reason. */
  public boolean isAlive() {
    return child.isAlive();
  }

  /** The memory it occupies now, in bytes; 0 where the system does not tell, or it has ended. */
  public long residentBytes() {
    return child.statusBytes("VmRSS");
  }

  /** Ends the process and waits for its end. */
  @Override
  public void close() {
    child.terminate(CLOSE_GRACE);
    child.close();
    RunDirectory.delete(directory);
  }
}
