package io.faasduet.localcloud.process.limits;

/** The means by which processes on this machine are limited; results say which. */
public enum Isolation {
  /** The kernel, by control groups of the first version. */
  CGROUP_V1("cgroup v1"),

  /** The kernel, by control groups of the second version. */
  CGROUP_V2("cgroup v2"),

  /**
   * The process's own JVM, which is told how much memory and how many processors to think it has.
   * It is not held to them: processor time is not limited, native memory neither.
   */
  JVM_FLAGS("JVM flags only");

  /** The setting that may forbid control groups. */
  static final String SETTING = "DUET_ISOLATION";

  /** What forbids them. */
  static final String FLAGS = "jvm-flags";

  private final String label;

  Isolation(String label) {
    this.label = label;
  }

  /** The name in results. */
  public String label() {
    return label;
  }
}
