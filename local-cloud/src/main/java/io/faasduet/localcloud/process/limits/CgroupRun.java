package io.faasduet.localcloud.process.limits;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This JVM's own group in each hierarchy it uses, which holds those of its processes. Its name
 * tells whose it is, so that a later run can remove what a killed one left.
 */
final class CgroupRun {
  private static final Logger LOG = LoggerFactory.getLogger(CgroupRun.class);
  private static final String PREFIX = "duet-";
  private static final String CHILD = "process-";

  private final List<CgroupDirectory> groups;
  private final AtomicInteger processes = new AtomicInteger();

  private CgroupRun(List<CgroupDirectory> groups) {
    this.groups = groups;
  }

  /**
   * Makes a group below each of the parents; none at all if one cannot be made, or if a process
   * cannot be moved there.
   *
   * @param thaw what lets frozen processes of a left-over group run
   */
  static Optional<CgroupRun> below(List<Path> parents, Consumer<CgroupDirectory> thaw) {
    List<CgroupDirectory> made = new ArrayList<>();
    try {
      sweep(parents, thaw);
      for (Path parent : parents) {
        made.add(CgroupDirectory.create(parent.resolve(nameOf(ProcessHandle.current()))));
      }
      CgroupRun run = new CgroupRun(List.copyOf(made));
      if (run.takesProcesses()) {
        return Optional.of(run);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("no control groups below {}", parents, e);
    }
    made.forEach(CgroupDirectory::remove);
    return Optional.empty();
  }

  List<CgroupDirectory> groups() {
    return groups;
  }

  /** A new group in each hierarchy, for one process. */
  List<CgroupDirectory> newChild() throws IOException {
    return newChild(CHILD + processes.incrementAndGet());
  }

  private List<CgroupDirectory> newChild(String name) throws IOException {
    List<CgroupDirectory> made = new ArrayList<>();
    for (CgroupDirectory group : groups) {
      made.add(CgroupDirectory.create(group.path().resolve(name)));
    }
    return List.copyOf(made);
  }

  /** The groups of all processes. */
  List<CgroupDirectory> children() {
    return groups.stream().flatMap(group -> group.below(CHILD).stream()).toList();
  }

  /** Whether a process can be moved into a group of this run. */
  private boolean takesProcesses() {
    try {
      List<CgroupDirectory> trial = newChild(CHILD + "trial");
      List<String> command = entrance(trial);
      command.add("true");
      Process process = new ProcessBuilder(command).start();
      boolean moved = process.waitFor() == 0;
      trial.forEach(CgroupDirectory::remove);
      return moved;
    } catch (IOException e) {
      LOG.debug("a process cannot be moved into a control group", e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * What comes before the command line of a program that is inside from its first instruction on: a
   * JVM looks at its limits only once, as it starts.
   */
  static List<String> entrance(List<CgroupDirectory> groups) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                "-c",
                "while [ \"$1\" != -- ]; do echo $$ > \"$1\" || exit 126; shift; done; shift;"
                    + " exec \"$@\"",
                "duet-enter"));
    for (CgroupDirectory group : groups) {
      command.add(group.path().resolve(CgroupDirectory.PROCESSES).toString());
    }
    command.add("--");
    return command;
  }

  /** Ends and removes what runs left that were killed together with their watch. */
  private static void sweep(List<Path> parents, Consumer<CgroupDirectory> thaw) {
    List<CgroupDirectory> left =
        parents.stream()
            .flatMap(parent -> new CgroupDirectory(parent).below(PREFIX).stream())
            .filter(run -> !ownerIsAlive(run.path().getFileName().toString()))
            .toList();
    List<CgroupDirectory> children =
        left.stream().flatMap(run -> run.below(CHILD).stream()).toList();
    children.forEach(CgroupDirectory::killAll);
    children.forEach(thaw); // in whichever hierarchy they are frozen
    children.forEach(CgroupDirectory::remove);
    left.forEach(CgroupDirectory::remove);
  }

  private static boolean ownerIsAlive(String name) {
    String[] parts = name.split("-");
    return parts.length != 3
        || ProcessHandle.of(Long.parseLong(parts[1]))
            .filter(owner -> nameOf(owner).equals(name))
            .isPresent();
  }

  static String nameOf(ProcessHandle owner) {
    long started = owner.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return PREFIX + owner.pid() + "-" + started;
  }
}
