package io.faasduet.localcloud.process.limits;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the sandboxes of this JVM's processes. Thread-safe. */
public interface ResourceLimiter {

  /** What they rely on. */
  Isolation isolation();

  /** What delivers the signals to processes without limits. */
  ProcessSignals signals();

  /** A sandbox for one process that is about to be started. */
  ProcessSandbox sandbox(ProcessLimits limits);

  /** The directories that hold all of them, which somebody has to remove if this JVM cannot. */
  List<Path> directories();

  /** Lets frozen processes run, so that they can be ended. */
  void thawAll();

  /**
   * The strictest that this machine and this user allow.
   *
   * @param root where {@code proc} is found; {@code /} but in tests
   * @param signals what stops and resumes processes where no control group freezes them
   * @throws InvalidSettingException if the setting asks for something else
   */
  static ResourceLimiter strictest(Settings settings, Path root, ProcessSignals signals) {
    Optional<String> asked = settings.text(Isolation.SETTING);
    if (asked.isPresent()) {
      if (!asked.get().equals(Isolation.FLAGS)) {
        throw new InvalidSettingException(
            "%s must be %s or left out, not '%s'"
                .formatted(Isolation.SETTING, Isolation.FLAGS, asked.get()));
      }
      return new JvmFlagLimiter(signals);
    }
    CgroupMounts mounts = CgroupMounts.read(root);
    return CgroupV1.in(mounts, signals)
        .or(() -> CgroupV2.in(mounts, signals))
        .orElseGet(() -> new JvmFlagLimiter(signals));
  }

  /** A sandbox for one process that has no limits. */
  default ProcessSandbox unlimited() {
    return new JvmFlagSandbox(List.of(), signals());
  }

  /** The sandbox of a process that has limits, or that has none. */
  default ProcessSandbox sandbox(Optional<ProcessLimits> limits) {
    return limits.map(this::sandbox).orElseGet(this::unlimited);
  }
}
