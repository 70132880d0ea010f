package io.faasduet.localcloud.process.limits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Control groups of version 1: a hierarchy for each of {@code cpu}, {@code memory}, {@code freezer}
 * and, where it is mounted, {@code pids}. See the kernel's Documentation/admin-guide/cgroup-v1 and
 * Documentation/scheduler/sched-bwc.rst.
 */
final class CgroupV1 implements CgroupVersion {
  private static final List<String> CONTROLLERS = List.of("cpu", "memory", "freezer");

  private CgroupV1() {}

  /** Empty if a controller is not mounted, or this user may make no groups. */
  static Optional<ResourceLimiter> in(CgroupMounts mounts, ProcessSignals signals) {
    List<Path> parents =
        CONTROLLERS.stream()
            .flatMap(controller -> mounts.ofController(controller).stream())
            .toList();
    if (parents.size() < CONTROLLERS.size()) {
      return Optional.empty();
    }
    List<Path> withTasks = new ArrayList<>(parents);
    mounts.ofController("pids").ifPresent(withTasks::add);
    return CgroupLimiter.below(withTasks, new CgroupV1(), signals)
        .or(() -> CgroupLimiter.below(parents, new CgroupV1(), signals));
  }

  @Override
  public Isolation isolation() {
    return Isolation.CGROUP_V1;
  }

  @Override
  public void limit(List<CgroupDirectory> groups, ProcessLimits limits) throws IOException {
    CgroupDirectory cpu = groups.get(0);
    cpu.write("cpu.cfs_period_us", Long.toString(PERIOD_MICROS));
    cpu.write("cpu.cfs_quota_us", Long.toString(CgroupVersion.quotaMicros(limits.cpus())));
    CgroupDirectory memory = groups.get(1);
    String bytes = Long.toString(limits.memoryBytes());
    memory.write("memory.limit_in_bytes", bytes);
    if (memory.has("memory.memsw.limit_in_bytes")) {
      memory.write("memory.memsw.limit_in_bytes", bytes); // memory and swap together
    }
    memory.tryWrite("memory.swappiness", "0");
    if (limits.tasks() > 0 && groups.size() > CONTROLLERS.size()) {
      groups.get(CONTROLLERS.size()).write("pids.max", Integer.toString(limits.tasks()));
    }
  }

  @Override
  public void limitCpus(List<CgroupDirectory> groups, double cpus) {
    groups.get(0).tryWrite("cpu.cfs_quota_us", Long.toString(CgroupVersion.quotaMicros(cpus)));
  }

  @Override
  public void freeze(List<CgroupDirectory> groups) {
    groups.get(2).tryWrite("freezer.state", "FROZEN");
  }

  @Override
  public void thaw(CgroupDirectory group) {
    if (group.has("freezer.state")) {
      group.tryWrite("freezer.state", "THAWED");
    }
  }

  @Override
  public OptionalLong peakBytes(List<CgroupDirectory> groups) {
    return groups.get(1).number("memory.max_usage_in_bytes");
  }

  @Override
  public long outOfMemoryKills(List<CgroupDirectory> groups) {
    return groups.get(1).figure("memory.oom_control", "oom_kill").orElse(0);
  }
}
