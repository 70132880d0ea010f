package io.faasduet.localcloud.process.limits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The control groups of a process that are not those of this JVM too: what they count is the
 * process's own, with its children. See cgroups(7) and, in the kernel's Documentation/admin-guide,
 * cgroup-v2.rst, cgroup-v1/memory.rst and cgroup-v1/blkio-controller.rst.
 *
 * @param memory that which counts memory
 * @param io that which counts the bytes of block devices
 */
public record ProcessGroups(Optional<CgroupDirectory> memory, Optional<CgroupDirectory> io) {

  /**
   * Those of a process; none where it is in the groups of this JVM, or the kernel does not say.
   *
   * @param root what all paths are relative to; {@code /} but in tests
   */
  public static ProcessGroups of(Path root, long pid) {
    CgroupMounts own = CgroupMounts.read(root);
    CgroupMounts its = CgroupMounts.ofProcess(root, pid);
    return new ProcessGroups(apart(its, own, "memory"), apart(its, own, "blkio"));
  }

  private static Optional<CgroupDirectory> apart(
      CgroupMounts its, CgroupMounts own, String controller) {
    Optional<Path> group = group(its, controller);
    return group.equals(group(own, controller))
        ? Optional.empty()
        : group.map(CgroupDirectory::new);
  }

  /** That of version 1, or of version 2 where the controller has no hierarchy. */
  private static Optional<Path> group(CgroupMounts mounts, String controller) {
    return mounts.ofController(controller).or(() -> mounts.unified().stream().findFirst());
  }

  /** The memory in bytes that its group holds now, with page cache. */
  public OptionalLong memoryBytes() {
    return memory
        .map(
            group ->
                group.has("memory.current")
                    ? group.number("memory.current")
                    : group.number("memory.usage_in_bytes"))
        .orElse(OptionalLong.empty());
  }

  /** The bytes that its group has read from block devices so far. */
  public OptionalLong readBytes() {
    return transferred("rbytes=", "Read");
  }

  /** The bytes that its group has written to block devices so far. */
  public OptionalLong writtenBytes() {
    return transferred("wbytes=", "Write");
  }

  private OptionalLong transferred(String key, String operation) {
    try {
      if (io.isEmpty()) {
        return OptionalLong.empty();
      }
      CgroupDirectory group = io.get();
      if (group.has("io.stat")) {
        // 8:0 rbytes=1 wbytes=2 …, a line for each device
        return OptionalLong.of(
            group.read("io.stat").lines().mapToLong(line -> figure(line, key)).sum());
      }
      String version1 = "blkio.throttle.io_service_bytes";
      return group.has(version1)
          // 8:0 Read 1, a line for each device and operation; a last one is their total
          ? OptionalLong.of(
              group
                  .read(version1)
                  .lines()
                  .map(line -> line.split(" "))
                  .filter(fields -> fields.length == 3 && fields[1].equals(operation))
                  .mapToLong(fields -> Long.parseLong(fields[2]))
                  .sum())
          : OptionalLong.empty();
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static long figure(String line, String key) {
    return List.of(line.split(" ")).stream()
        .filter(field -> field.startsWith(key))
        .mapToLong(field -> Long.parseLong(field.substring(key.length())))
        .sum();
  }
}
