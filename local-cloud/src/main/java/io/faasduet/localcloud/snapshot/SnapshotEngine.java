package io.faasduet.localcloud.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes snapshots of processes, and restores them. Thread-safe. */
public interface SnapshotEngine {

  /** How many processes there are from what {@link #namespaces} starts down to the restored. */
  int GENERATIONS = 2;

  /** Its name and version, for results. */
  String name();

  /**
   * Why it takes no snapshots on this machine; empty if it does. The first call tries it, with a
   * small process, which takes up to a second; the answer stays.
   */
  Optional<String> refusal();

  /**
   * Takes a snapshot of a process, which ends with that. Its standard streams must be pipes, it
   * must lead its session and have no child, and its files must not change from then on.
   *
   * @param directory empty and readable to this user alone, for the snapshot: it holds all of the
   *     process's memory, secrets included
   * @param temporary the directory that the process writes to; each restored process has what is in
   *     it as a directory of its own, under the same name
   * @throws SnapshotException if it fails; the process may go on in that case
   */
  ProcessSnapshot dump(long pid, Path directory, Path temporary);

  /**
   * The command line that makes the namespaces of one restored process, and then becomes the
   * program that follows it, {@link #restoreCommand}.
   *
   * @param instance an empty directory for what this one process writes, on a file system that
   *     overlays can be made on
   */
  List<String> namespaces(ProcessSnapshot snapshot, Path instance);

  /**
   * The command line that restores a process in its {@link #namespaces}, as often as wanted and
   * several times at once. Its standard streams become the process's. The process ends with it.
   *
   * @param instance the directory of its namespaces
   */
  List<String> restoreCommand(ProcessSnapshot snapshot, Path instance);
}
