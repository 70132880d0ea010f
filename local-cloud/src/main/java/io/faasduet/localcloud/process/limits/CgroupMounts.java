package io.faasduet.localcloud.process.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The places of this process's control groups in the file system, by {@code /proc/self/mountinfo}
 * and {@code /proc/self/cgroup}: see proc(5) and cgroups(7).
 *
 * @param root what all paths are relative to; {@code /} but in tests
 */
record CgroupMounts(Path root, List<String> mounts, List<String> memberships) {
  CgroupMounts {
    mounts = List.copyOf(mounts);
    memberships = List.copyOf(memberships);
  }

  static CgroupMounts read(Path root) {
    return new CgroupMounts(
        root, lines(root.resolve("proc/self/mountinfo")), lines(root.resolve("proc/self/cgroup")));
  }

  /** Those of another process, among the file systems that this one sees. */
  static CgroupMounts ofProcess(Path root, long pid) {
    return new CgroupMounts(
        root,
        lines(root.resolve("proc/self/mountinfo")),
        lines(root.resolve("proc/" + pid + "/cgroup")));
  }

  /** The directory of this process's group in the hierarchy of a controller, of version 1. */
  Optional<Path> ofController(String controller) {
    for (String mount : mounts) {
      String[] type = typeOf(mount);
      if (type[0].equals("cgroup") && List.of(type[2].split(",")).contains(controller)) {
        return membership(controller).map(path -> directory(mount, path));
      }
    }
    return Optional.empty();
  }

  /** The directories of this process's group of version 2 and of those above it, upwards. */
  List<Path> unified() {
    for (String mount : mounts) {
      if (typeOf(mount)[0].equals("cgroup2")) {
        Path top = mountPoint(mount);
        List<Path> upwards = new ArrayList<>();
        membership("")
            .map(path -> directory(mount, path))
            .ifPresent(
                own -> {
                  for (Path at = own; at.startsWith(top); at = at.getParent()) {
                    upwards.add(at);
                  }
                });
        return upwards;
      }
    }
    return List.of();
  }

  /** Its path; the line of version 2 names no controller. */
  private Optional<String> membership(String controller) {
    for (String membership : memberships) {
      String[] fields = membership.split(":", 3);
      boolean named =
          fields.length == 3
              && (controller.isEmpty()
                  ? fields[1].isEmpty()
                  : List.of(fields[1].split(",")).contains(controller));
      if (named) {
        return Optional.of(fields[2]);
      }
    }
    return Optional.empty();
  }

  /** A container sees only a part of the hierarchy mounted, but may see its path in the whole. */
  private Path directory(String mount, String path) {
    String mounted = mount.split(" ")[3];
    boolean below = mounted.equals("/") || path.equals(mounted) || path.startsWith(mounted + "/");
    String relative = below && !mounted.equals("/") ? path.substring(mounted.length()) : path;
    Path directory = mountPoint(mount).resolve(relative.replaceFirst("^/+", "")).normalize();
    return below && Files.isDirectory(directory) ? directory : mountPoint(mount);
  }

  private Path mountPoint(String mount) {
    String escaped = mount.split(" ")[4].replace("\\040", " ");
    return root.resolve(escaped.replaceFirst("^/+", "")).normalize();
  }

  /** The file system's type, its source and its options. */
  private static String[] typeOf(String mount) {
    return mount.substring(mount.indexOf(" - ") + 3).split(" ", 3);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.contains(" - ") || line.contains(" - cgroup"))
          .toList();
    } catch (IOException e) {
      return List.of(); // not Linux, or not to be seen
    }
  }
}
