package io.faasduet.localcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Control groups of version 1: a hierarchy for each of {@code cpu}, {@code memory} and {@code
 * freezer}. See the kernel's Documentation/admin-guide/cgroup-v1 and sched-bwc.rst.
 */
final class CgroupV1 implements Confiner {
  static final long PERIOD_MICROS = 100_000;

  private static final List<String> CONTROLLERS = List.of("cpu", "memory", "freezer");

  private final CgroupRun run;

  private CgroupV1(CgroupRun run) {
    this.run = run;
  }

  /** Empty if a controller is not mounted, or this user may make no groups. */
  static Optional<Confiner> in(CgroupMounts mounts) {
    List<Path> parents = new ArrayList<>();
    for (String controller : CONTROLLERS) {
      mounts.ofController(controller).ifPresent(parents::add);
    }
    if (parents.size() < CONTROLLERS.size()) {
      return Optional.empty();
    }
    return CgroupRun.below(parents, CgroupV1::thaw).flatMap(CgroupV1::ifUsable);
  }

  private static Optional<Confiner> ifUsable(CgroupRun run) {
    if (run.takesProcesses()) {
      return Optional.of(new CgroupV1(run));
    }
    run.remove();
    return Optional.empty();
  }

  @Override
  public Isolation isolation() {
    return Isolation.CGROUP_V1;
  }

  @Override
  public Confinement confine(ProcessLimits limits) {
    try {
      List<CgroupDirectory> made = run.newChild();
      Group group = new Group(made.get(0), made.get(1), made.get(2));
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
    run.groups().get(2).below("process-").forEach(CgroupV1::thaw);
  }

  private static void thaw(CgroupDirectory group) {
    group.tryWrite("freezer.state", "THAWED");
  }

  private record Group(CgroupDirectory cpu, CgroupDirectory memory, CgroupDirectory freezer)
      implements Confinement {

    void limit(ProcessLimits limits) throws IOException {
      cpu.write("cpu.cfs_period_us", Long.toString(PERIOD_MICROS));
      cpu.write("cpu.cfs_quota_us", Long.toString(Math.round(limits.cpus() * PERIOD_MICROS)));
      String bytes = Long.toString(limits.memoryBytes());
      memory.write("memory.limit_in_bytes", bytes);
      if (memory.has("memory.memsw.limit_in_bytes")) {
        memory.write("memory.memsw.limit_in_bytes", bytes); // memory and swap together
      }
      memory.tryWrite("memory.swappiness", "0");
    }

    @Override
    public List<String> command(List<String> line) {
      return CgroupRun.enter(List.of(cpu, memory, freezer), line);
    }

    @Override
    public List<String> flags() {
      return List.of(); // the JVM reads its limits itself
    }

    @Override
    public void freeze(Process process) {
      freezer.tryWrite("freezer.state", "FROZEN");
    }

    @Override
    public void thaw(Process process) {
      CgroupV1.thaw(freezer);
    }

    @Override
    public boolean ranOutOfMemory() {
      return memory.figure("memory.oom_control", "oom_kill").orElse(0) > 0;
    }

    @Override
    public void close() {
      CgroupV1.thaw(freezer);
      memory.killAll();
      List.of(cpu, memory, freezer).forEach(CgroupDirectory::remove);
    }
  }
}
