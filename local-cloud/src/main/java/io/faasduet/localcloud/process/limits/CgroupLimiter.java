package io.faasduet.localcloud.process.limits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts each process into control groups of its own, below those of this JVM. */
record CgroupLimiter(CgroupVersion version, CgroupRun run, ProcessSignals signals)
    implements ResourceLimiter {

  /** Empty if this user may make no groups there, or may put no process into them. */
  static Optional<ResourceLimiter> below(
      List<Path> parents, CgroupVersion version, ProcessSignals signals) {
    return CgroupRun.below(parents, version::thaw)
        .map(run -> new CgroupLimiter(version, run, signals));
  }

  @Override
  public Isolation isolation() {
    return version.isolation();
  }

  @Override
  public ProcessSandbox sandbox(ProcessLimits limits) {
    try {
      List<CgroupDirectory> groups = run.newChild();
      version.limit(groups, limits);
      return new Groups(version, groups);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a control group", e);
    }
  }

  @Override
  public List<Path> directories() {
    return run.groups().stream().map(CgroupDirectory::path).toList();
  }

  @Override
  public void thawAll() {
    run.children().forEach(version::thaw);
  }

  private record Groups(CgroupVersion version, List<CgroupDirectory> groups)
      implements ProcessSandbox {
    @Override
    public List<String> entrance() {
      return CgroupRun.entrance(groups);
    }

    @Override
    public List<String> flags() {
      return List.of(); // the JVM reads its limits itself
    }

    @Override
    public void limitCpus(double cpus) {
      version.limitCpus(groups, cpus);
    }

    @Override
    public void freeze(Process process) {
      version.freeze(groups);
    }

    @Override
    public void thaw(Process process) {
      groups.forEach(version::thaw);
    }

    @Override
    public OptionalLong peakBytes() {
      return version.peakBytes(groups);
    }

    @Override
    public boolean ranOutOfMemory() {
      return version.outOfMemoryKills(groups) > 0;
    }

    @Override
    public void close() {
      groups.forEach(CgroupDirectory::killAll);
      groups.forEach(version::thaw); // what is frozen dies only then
      groups.forEach(CgroupDirectory::remove);
    }
  }
}
