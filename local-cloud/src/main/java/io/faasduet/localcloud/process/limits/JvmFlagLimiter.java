package io.faasduet.localcloud.process.limits;

import java.nio.file.Path;
import java.util.List;

/** A limiter for machines without control groups: limits become flags, freezing becomes signals. */
public record JvmFlagLimiter(ProcessSignals signals) implements ResourceLimiter {
  @Override
  public Isolation isolation() {
    return Isolation.JVM_FLAGS;
  }

  @Override
  public ProcessSandbox sandbox(ProcessLimits limits) {
    // MaxRAM is what the JVM derives its default heap from, as it does from a container's memory
    return new JvmFlagSandbox(
        List.of(
            "-XX:ActiveProcessorCount=" + limits.wholeCpus(), "-XX:MaxRAM=" + limits.memoryBytes()),
        signals);
  }

  @Override
  public List<Path> directories() {
    return List.of();
  }

  @Override
  public void thawAll() {
    // a stopped process can be killed
  }
}
