package io.faasduet.localcloud.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The engine of a machine that takes no snapshots. */
public record NoEngine() implements SnapshotEngine {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public Optional<String> refusal() {
    return Optional.of("this machine takes none");
  }

  @Override
  public ProcessSnapshot dump(long pid, Path directory, Path temporary) {
    throw new AssertionError("it has refused");
  }

  @Override
  public List<String> namespaces(ProcessSnapshot snapshot, Path instance) {
    throw new AssertionError("it has refused");
  }

  @Override
  public List<String> restoreCommand(ProcessSnapshot snapshot, Path instance) {
    throw new AssertionError("it has refused");
  }
}
