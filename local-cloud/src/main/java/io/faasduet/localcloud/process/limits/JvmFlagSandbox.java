package io.faasduet.localcloud.process.limits;

import java.util.List;
import java.util.OptionalLong;

/** Flags for the JVM, which may be none, and signals that stop its process and let it run again. */
record JvmFlagSandbox(List<String> flags, ProcessSignals signals) implements ProcessSandbox {
  @Override
  public List<String> entrance() {
    return List.of();
  }

  @Override
  public void limitCpus(double cpus) {
    // a JVM's processor count is set as it starts
  }

  @Override
  public void freeze(Process process) {
    signals.stop(process);
  }

  @Override
  public void thaw(Process process) {
    signals.resume(process);
  }

  @Override
  public OptionalLong peakBytes() {
    return OptionalLong.empty();
  }

  @Override
  public boolean ranOutOfMemory() {
    return false;
  }

  @Override
  public void close() {
    // leaves no trace
  }
}
