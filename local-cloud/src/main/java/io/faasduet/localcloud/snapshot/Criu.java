package io.faasduet.localcloud.snapshot;

import io.faasduet.api.Settings;
import io.faasduet.localcloud.process.ChildProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkpoint/Restore In Userspace, <a href="https://criu.org">criu.org</a>: the engine on Linux,
 * for a user who may use it, which root may. Found by {@value #SETTING}, the path of the program,
 * or on the {@code PATH}.
 *
 * <p>A restored process has a namespace of process ids, in which the ids of the dumped one are
 * free, and one of mounts, which lays its own directory over the dumped one's temporary files. CRIU
 * is that namespace's first process: when it ends, all in there ends. It gives the process a
 * namespace of time too, so that its monotonic clock goes on from where it was dumped; the wall
 * clock is the machine's.
 */
public final class Criu implements SnapshotEngine {
  /** The path of the program. */
  static final String SETTING = "DUET_CRIU";

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /**
   * What a restored process sees otherwise than this JVM does, as a table of mounts. CRIU remembers
   * what the kernel can do in a file in /run, if that is a tmpfs; laid over what is there, it is
   * found everywhere, which saves a restore 25 ms and more.
   */
  private static final String MOUNTS =
      """
      overlay %1$s overlay lowerdir=%1$s,upperdir=%2$s/upper,workdir=%2$s/work 0 0
      overlay /run overlay lowerdir=%3$s:/run 0 0
      """;

  private static final String MOUNT_THEN =
      "mount --all --fstab \"$1\" || exit 125; shift; exec \"$@\"";

  private final Optional<Path> program;
  private String version = "";
  private Path kernel = Path.of("/nowhere");
  private Optional<Optional<String>> refusal = Optional.empty();

  private Criu(Optional<Path> program) {
    this.program = program;
  }

  private static final class OfThisJvm {
    static final Criu CRIU = of(Settings.of(System.getenv()));
  }

  /** The one of this JVM, which is tried at most once. */
  public static Criu ofThisJvm() {
    return OfThisJvm.CRIU;
  }

  /** The one that the settings name, or that is on the path. */
  static Criu of(Settings settings) {
    Optional<String> named = settings.text(SETTING);
    if (named.isPresent()) {
      return new Criu(named.map(Path::of));
    }
    return new Criu(
        Stream.of(settings.text("PATH").orElse("").split(":"))
            .filter(directory -> !directory.isEmpty())
            .map(directory -> Path.of(directory, "criu"))
            .filter(Files::isExecutable)
            .findFirst());
  }

  @Override
  public String name() {
    return "CRIU " + version;
  }

  @Override
  public synchronized Optional<String> refusal() {
    if (refusal.isEmpty()) {
      refusal = Optional.of(probe());
    }
    return refusal.get();
  }

  private Optional<String> probe() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.of("process snapshots need Linux");
    } else if (program.isEmpty()) {
      return Optional.of(
          "process snapshots need CRIU, and there is no 'criu' on the path; name it by "
              + SETTING
              + ", see docs/cold-starts.md");
    } else if (!Files.isExecutable(program.get())) {
      return Optional.of(SETTING + " names " + program.get() + ", which is no program");
    }
    Path directory = ChildProcesses.ofThisJvm().newDirectory("criu");
    try {
      kernel = Files.createDirectory(directory.resolve("kernel"));
      version = version(directory);
      return check(directory).or(() -> new SnapshotProbe(this).refusal());
    } catch (SnapshotException e) {
      return Optional.of(e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a directory in " + directory, e);
    }
  }

  private String version(Path directory) {
    ShortCommand said =
        ShortCommand.run(criu("--version"), directory.resolve("version.log"), LIMIT);
    return said.output()
        .lines()
        .filter(line -> line.startsWith("Version: "))
        .findFirst()
        .map(line -> line.substring("Version: ".length()))
        .orElseThrow(() -> new SnapshotException(program.get() + " is no CRIU"));
  }

  /** CRIU's own check, in a place where it leaves what it found out about the kernel. */
  private Optional<String> check(Path directory) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs tmpfs /run && to=$1 && shift && \"$@\" && cp /run/criu.kdat \"$to\"",
                "duet-check",
                kernel.toString()));
    line.addAll(criu("check"));
    ShortCommand check = ShortCommand.run(line, directory.resolve("check.log"), LIMIT);
    return check.succeeded()
        ? Optional.empty()
        : Optional.of("'criu check' fails on this machine" + reason(check.output()));
  }

  @Override
  public ProcessSnapshot dump(long pid, Path directory, Path temporary) {
    List<String> streams = streams(pid);
    Path log = directory.resolve("dump.log");
    List<String> line =
        criu("dump", "--tree", "" + pid, "--images-dir", "" + directory, "--log-file", "" + log);
    line.addAll(List.of("--tcp-close", "--manage-cgroups=ignore"));
    long begun = System.nanoTime();
    ShortCommand dump = ShortCommand.run(line, directory.resolve("criu.log"), LIMIT);
    try {
      Files.deleteIfExists(Path.of("/run/criu.kdat.tmp")); // left where /run is no tmpfs
      if (!dump.succeeded()) {
        String said = Files.exists(log) ? Files.readString(log) : dump.output();
        throw new SnapshotException("no snapshot was taken" + reason(said));
      }
      MemoryImages.dropZeros(directory);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      try (Stream<Path> images = Files.list(directory)) {
        long bytes = images.mapToLong(image -> image.toFile().length()).sum();
        return new ProcessSnapshot(directory, temporary, streams, bytes, took);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }

  private static List<String> streams(long pid) {
    List<String> streams = new ArrayList<>();
    for (int number = 0; number <= 2; number++) {
      Path stream = Path.of("/proc", "" + pid, "fd", "" + number);
      try {
        streams.add(Files.readSymbolicLink(stream).toString());
      } catch (IOException e) {
        throw new SnapshotException("process " + pid + " has ended, or is another user's", e);
      }
    }
    return streams;
  }

  @Override
  public List<String> namespaces(ProcessSnapshot snapshot, Path instance) {
    Path mounts = instance.resolve("mounts");
    try {
      Files.createDirectory(instance.resolve("upper"));
      Files.createDirectory(instance.resolve("work"));
      Files.writeString(mounts, MOUNTS.formatted(snapshot.temporary(), instance, kernel));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a directory in " + instance, e);
    }
    List<String> line = new ArrayList<>();
    line.addAll(List.of("unshare", "--pid", "--mount", "--fork", "--kill-child", "--mount-proc"));
    line.addAll(List.of("sh", "-c", MOUNT_THEN, "duet-restore"));
    line.add(mounts.toString());
    return line;
  }

  @Override
  public List<String> restoreCommand(ProcessSnapshot snapshot, Path instance) {
    List<String> line = criu("restore", "--images-dir", "" + snapshot.images());
    line.addAll(List.of("--work-dir", "" + instance, "--tcp-close", "--manage-cgroups=ignore"));
    for (int number = 0; number < snapshot.streams().size(); number++) {
      line.addAll(List.of("--inherit-fd", "fd[" + number + "]:" + snapshot.streams().get(number)));
    }
    return line;
  }

  private List<String> criu(String... arguments) {
    List<String> line = new ArrayList<>(List.of(program.orElseThrow().toString()));
    line.addAll(List.of(arguments));
    return line;
  }

  /** The last fault that CRIU has logged, or the last thing that it said. */
  static String reason(String log) {
    List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
    return lines.stream()
        .filter(line -> line.contains("Error"))
        .filter(line -> !line.contains("rlimit")) // of users who may raise no limits; it goes on
        .reduce((earlier, later) -> earlier)
        .or(() -> lines.stream().reduce((earlier, later) -> later))
        .map(line -> ": " + line.replaceFirst("^\\([0-9.]+\\) *", ""))
        .orElse("");
  }
}
