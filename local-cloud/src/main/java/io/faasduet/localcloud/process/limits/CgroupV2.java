package io.faasduet.localcloud.process.limits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Control groups of version 2: one hierarchy. See the kernel's
 * Documentation/admin-guide/cgroup-v2.rst.
 */
final class CgroupV2 implements CgroupVersion {
  private static final Logger LOG = LoggerFactory.getLogger(CgroupV2.class);
  private static final String PASSED_ON = "cgroup.subtree_control";

  private CgroupV2() {}

  /**
   * Below this process's own group or, since a group that holds processes passes no controllers on,
   * below the nearest above it that does. Empty if this user may make groups below none.
   */
  static Optional<ResourceLimiter> in(CgroupMounts mounts, ProcessSignals signals) {
    return mounts.unified().stream()
        .filter(parent -> passesControllersOn(new CgroupDirectory(parent)))
        .flatMap(parent -> CgroupLimiter.below(List.of(parent), new CgroupV2(), signals).stream())
        .filter(limiter -> limiter.directories().stream().allMatch(CgroupV2::passesOn))
        .findFirst();
  }

  private static boolean passesOn(Path group) {
    return passesControllersOn(new CgroupDirectory(group));
  }

  /** Has a group pass its controllers on to those below, if it can. */
  private static boolean passesControllersOn(CgroupDirectory group) {
    try {
      if (!hasBoth(group.read(PASSED_ON))) {
        if (!hasBoth(group.read("cgroup.controllers"))) {
          return false;
        }
        group.write(PASSED_ON, "+cpu +memory");
      }
      if (group.read("cgroup.controllers").contains("pids")
          && !group.read(PASSED_ON).contains("pids")) {
        group.tryWrite(PASSED_ON, "+pids");
      }
      return true;
    } catch (IOException e) {
      LOG.debug("{} passes no controllers on", group.path(), e);
      return false;
    }
  }

  private static boolean hasBoth(String controllers) {
    return List.of(controllers.split("\\s+")).containsAll(List.of("cpu", "memory"));
  }

  @Override
  public Isolation isolation() {
    return Isolation.CGROUP_V2;
  }

  @Override
  public void limit(List<CgroupDirectory> groups, ProcessLimits limits) throws IOException {
    CgroupDirectory group = groups.get(0);
    group.write("cpu.max", CgroupVersion.quotaMicros(limits.cpus()) + " " + PERIOD_MICROS);
    group.write("memory.max", Long.toString(limits.memoryBytes()));
    group.tryWrite("memory.swap.max", "0"); // there only where the kernel can swap
    if (limits.tasks() > 0 && group.has("pids.max")) {
      group.write("pids.max", Integer.toString(limits.tasks()));
    }
  }

  @Override
  public void limitCpus(List<CgroupDirectory> groups, double cpus) {
    groups.get(0).tryWrite("cpu.max", CgroupVersion.quotaMicros(cpus) + " " + PERIOD_MICROS);
  }

  @Override
  public void freeze(List<CgroupDirectory> groups) {
    groups.get(0).tryWrite("cgroup.freeze", "1");
  }

  @Override
  public void thaw(CgroupDirectory group) {
    group.tryWrite("cgroup.freeze", "0");
  }

  @Override
  public OptionalLong peakBytes(List<CgroupDirectory> groups) {
    return groups.get(0).number("memory.peak"); // since Linux 5.19
  }

  @Override
  public long outOfMemoryKills(List<CgroupDirectory> groups) {
    return groups.get(0).figure("memory.events", "oom_kill").orElse(0);
  }
}
