package io.faasduet.bench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A reader of the machine's description, from Linux; elsewhere most of it is "unknown". */
public final class MachineProbe {
  private static final String UNKNOWN = "unknown";
  private static final long NO_LIMIT_FROM = 1L << 60;

  private final Path root;

  /** Reads the files below a root directory, which is {@code /} but in tests. */
  public MachineProbe(Path root) {
    this.root = root;
  }

  /** Describes this machine. */
  public Machine describe() {
    return new Machine(
        value("proc/cpuinfo", "model name", ":").orElse(System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        value("proc/meminfo", "MemTotal", ":").map(MachineProbe::kibibytes).orElse(0L),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        value("etc/os-release", "PRETTY_NAME", "=")
            .map(name -> name.replace("\"", ""))
            .orElse(UNKNOWN),
        System.getProperty("java.vendor") + " " + System.getProperty("java.vm.version"),
        cpuLimit(),
        memoryLimit());
  }

  private Optional<String> cpuLimit() {
    Optional<String> quota = line("sys/fs/cgroup/cpu.max").map(max -> max.split(" ")[0]);
    Optional<String> period = line("sys/fs/cgroup/cpu.max").map(max -> max.split(" ")[1]);
    if (quota.isEmpty()) {
      quota = line("sys/fs/cgroup/cpu/cpu.cfs_quota_us");
      period = line("sys/fs/cgroup/cpu/cpu.cfs_period_us");
    }
    if (quota.isEmpty() || period.isEmpty() || !quota.get().matches("\\d+")) {
      return Optional.empty();
    }
    double processors = Double.parseDouble(quota.get()) / Double.parseDouble(period.get());
    return Optional.of(String.format(Locale.ROOT, "%.2f", processors));
  }

  private Optional<String> memoryLimit() {
    return line("sys/fs/cgroup/memory.max")
        .or(() -> line("sys/fs/cgroup/memory/memory.limit_in_bytes"))
        .filter(bytes -> bytes.matches("\\d+") && Double.parseDouble(bytes) < NO_LIMIT_FROM);
  }

  private static long kibibytes(String text) {
    return Long.parseLong(text.replaceAll("\\D", "")) * 1024;
  }

  private Optional<String> line(String file) {
    return lines(file).stream().findFirst().map(String::strip);
  }

  private Optional<String> value(String file, String key, String separator) {
    return lines(file).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(separator) + 1).strip())
        .findFirst();
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException e) {
      return List.of();
    }
  }
}
