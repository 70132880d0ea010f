package io.faasduet.cli.sebs.background;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.api.Settings;
import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.AtomicFile;
import io.faasduet.files.CacheRoot;
import io.faasduet.files.FileTree;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The background processes of this user: each has a file in a directory of the cache, from its
 * start to its end, so that all are found again whatever happened to the commands that started
 * them. Processes of others are never touched.
 */
public final class BackgroundProcesses {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration READY_LIMIT = Duration.ofSeconds(90);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final long POLL_NANOS = 20_000_000;
  private static final String MESSAGE = "duet: ";
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final File NOTHING = new File("/dev/null");

  private final Path directory;

  BackgroundProcesses(Path directory) {
    this.directory = directory;
  }

  /** Those of this user. */
  public static BackgroundProcesses ofThisUser() {
    return new BackgroundProcesses(
        CacheRoot.of(Settings.of(System.getenv())::text).resolve("background"));
  }

  /** Processes that one command starts: all of them stay, or none does. */
  public BackgroundGroup group() {
    return new BackgroundGroup(this);
  }

  /**
   * Starts a process and waits until it says that it is ready.
   *
   * @param place its directory
   * @param spawned is told of it before it is ready
   * @throws UsageException if it is a command of Duet's that refuses its arguments
   */
  BackgroundProcess start(
      String what,
      ProcessBuilder builder,
      Path place,
      Function<String, Optional<String>> ready,
      Consumer<BackgroundProcess> spawned) {
    try {
      Path log = place.resolve(BackgroundProcess.LOG);
      builder.command(ofItsOwnSession(builder.command()));
      new ProcessMark(place).put(builder.environment());
      BackgroundProcess starting = BackgroundProcess.starting(what, place);
      write(starting);
      builder
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .redirectInput(ProcessBuilder.Redirect.from(NOTHING));
      Process process;
      try {
        process = builder.start();
      } catch (IOException e) {
        end(starting);
        throw e;
      }
      BackgroundProcess started =
          new BackgroundProcess(
              what,
              process.pid(),
              ProcessStart.of(process.pid()).orElse("ended"),
              Optional.empty(),
              place);
      spawned.accept(started);
      write(started);
      BackgroundProcess listening = started.at(awaitReady(what, process, log, ready));
      write(listening);
      return listening;
    } catch (IOException e) {
      throw new UncheckedIOException(what + " cannot be started: " + e.getMessage(), e);
    }
  }

  /**
   * The command line with which it survives the terminal and signals to this command's process
   * group; both programs become what they start.
   */
  private static List<String> ofItsOwnSession(List<String> line) {
    List<String> own = new ArrayList<>();
    own.add(Files.isExecutable(SETSID) ? SETSID.toString() : "nohup");
    own.addAll(line);
    return own;
  }

  private static String awaitReady(
      String what, Process process, Path log, Function<String, Optional<String>> ready)
      throws IOException {
    long deadline = System.nanoTime() + READY_LIMIT.toNanos();
    while (true) {
      boolean ended = !process.isAlive();
      List<String> lines = lines(log);
      for (String line : lines) {
        Optional<String> place = ready.apply(line);
        if (place.isPresent()) {
          return place.get();
        }
      }
      if (ShutdownDelay.isEnding()) {
        throw new BackgroundStartException("interrupted; nothing is left running");
      } else if (ended && process.exitValue() == CommandLine.ExitCode.USAGE) {
        throw new UsageException(last(lines));
      } else if (ended) {
        throw new BackgroundStartException(
            "%s has ended with code %d: %s".formatted(what, process.exitValue(), last(lines)));
      } else if (System.nanoTime() - deadline > 0) {
        throw new BackgroundStartException(
            "%s was not ready within %d s: %s"
                .formatted(what, READY_LIMIT.toSeconds(), last(lines)));
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static List<String> lines(Path log) throws IOException {
    String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /** The message of a command of Duet's, or the last line of something else. */
  private static String last(List<String> lines) {
    List<String> messages = lines.stream().filter(line -> line.startsWith(MESSAGE)).toList();
    return (messages.isEmpty() ? lines : messages)
        .stream()
            .filter(line -> !line.isBlank() && !line.startsWith("\t"))
            .reduce((first, second) -> second)
            .map(line -> line.startsWith(MESSAGE) ? line.substring(MESSAGE.length()) : line)
            .orElse("it left no message");
  }

  /**
   * Ends a process, if it runs, and deletes its directory.
   *
   * @return whether it ran
   */
  public boolean end(BackgroundProcess process) {
    boolean ran = kill(process);
    try {
      FileTree.delete(process.directory());
      Files.deleteIfExists(file(process));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the files of %s cannot be deleted".formatted(process.line()), e);
    }
    return ran;
  }

  /** The process of that id and start, if it was started here and has not been ended. */
  public Optional<BackgroundProcess> find(BackgroundProcess recorded) {
    return read().stream()
        .filter(each -> each.pid() == recorded.pid() && each.started().equals(recorded.started()))
        .findFirst();
  }

  private static boolean kill(BackgroundProcess process) {
    Optional<ProcessHandle> handle = process.handle();
    if (handle.isEmpty()) {
      return false;
    }
    handle.get().destroy();
    if (!ended(handle.get())) {
      handle.get().destroyForcibly();
      ended(handle.get());
    }
    return true;
  }

  private static boolean ended(ProcessHandle handle) {
    try {
      handle.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** All that are known, whether they run or not. */
  public List<BackgroundProcess> read() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<BackgroundProcess> all = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        try {
          all.add(BackgroundProcess.of(JSON.readTree(Files.readAllBytes(file))).found());
        } catch (NoSuchFileException e) {
          continue; // another command has just ended the process
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be read", e);
    }
  }

  private void write(BackgroundProcess process) throws IOException {
    CacheRoot.create(directory.getParent());
    Files.createDirectories(directory);
    AtomicFile.write(file(process), JSON.writeValueAsBytes(process.json()));
  }

  private Path file(BackgroundProcess process) {
    return directory.resolve(process.directory().getFileName() + ".json");
  }
}
