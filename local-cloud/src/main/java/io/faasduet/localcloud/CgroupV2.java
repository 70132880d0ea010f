package io.faasduet.localcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Control groups of version 2: one hierarchy. See the kernel's
 * Documentation/admin-guide/cgroup-v2.rst.
 */
final class CgroupV2 implements Confiner {
  private static final Logger LOG = LoggerFactory.getLogger(CgroupV2.class);
  private static final String CONTROLLERS = "+cpu +memory";

  private final CgroupRun run;

  private CgroupV2(CgroupRun run) {
    this.run = run;
  }

  /**
   * Below this process's own group or, since a group that holds processes passes no controllers on,
   * below the nearest above it that does. Empty if this user may make groups below none.
   */
  static Optional<Confiner> in(CgroupMounts mounts) {
    return mounts.unified().stream()
        .filter(CgroupV2::passesControllersOn)
        .flatMap(parent -> CgroupRun.below(List.of(parent), CgroupV2::thaw).stream())
        .flatMap(run -> ifUsable(run).stream())
        .findFirst();
  }

  private static boolean passesControllersOn(Path parent) {
    CgroupDirectory group = new CgroupDirectory(parent);
    try {
      if (hasBoth(group.read("cgroup.subtree_control"))) {
        return true;
      }
      if (!hasBoth(group.read("cgroup.controllers"))) {
        return false;
      }
      group.write("cgroup.subtree_control", CONTROLLERS);
      return true;
    } catch (IOException e) {
      LOG.debug("{} passes no controllers on", parent, e);
      return false;
    }
  }

  private static boolean hasBoth(String controllers) {
    return List.of(controllers.split("\\s+")).containsAll(List.of("cpu", "memory"));
  }

  private static Optional<Confiner> ifUsable(CgroupRun run) {
    try {
      run.groups().get(0).write("cgroup.subtree_control", CONTROLLERS);
      if (run.takesProcesses()) {
        return Optional.of(new CgroupV2(run));
      }
    } catch (IOException e) {
      LOG.debug("{} cannot be used", run.directories(), e);
    }
    run.remove();
    return Optional.empty();
  }

  @Override
  public Isolation isolation() {
    return Isolation.CGROUP_V2;
  }

  @Override
  public Confinement confine(ProcessLimits limits) {
    try {
      Group group = new Group(run.newChild().get(0));
      group.limit(limits);
      return group;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a control group", e);
    }
  }

  @Override
  public List<Path> directories() {
    return run.directories();
  }

  @Override
  public void thawAll() {
    run.groups().get(0).below("process-").forEach(CgroupV2::thaw);
  }

  private static void thaw(CgroupDirectory group) {
    group.tryWrite("cgroup.freeze", "0");
  }

  record Group(CgroupDirectory directory) implements Confinement {

    void limit(ProcessLimits limits) throws IOException {
      long quota = Math.round(limits.cpus() * CgroupV1.PERIOD_MICROS);
      directory.write("cpu.max", quota + " " + CgroupV1.PERIOD_MICROS);
      directory.write("memory.max", Long.toString(limits.memoryBytes()));
      directory.tryWrite("memory.swap.max", "0"); // there only where the kernel can swap
    }

    @Override
    public List<String> command(List<String> line) {
      return CgroupRun.enter(List.of(directory), line);
    }

    @Override
    public List<String> flags() {
      return List.of(); // the JVM reads its limits itself
    }

    @Override
    public void freeze(Process process) {
      directory.tryWrite("cgroup.freeze", "1");
    }

    @Override
    public void thaw(Process process) {
      CgroupV2.thaw(directory);
    }

    @Override
    public boolean ranOutOfMemory() {
      return directory.figure("memory.events", "oom_kill").orElse(0) > 0;
    }

    @Override
    public void close() {
      CgroupV2.thaw(directory);
      directory.killAll();
      directory.remove();
    }
  }
}
