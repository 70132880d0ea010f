package io.faasduet.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.limits.Isolation;
import io.faasduet.localcloud.process.limits.JvmFlagLimiter;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.process.limits.ResourceLimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class JvmFlagLimitsTest extends LambdaLimitsContract {
  @RegisterExtension
  static final LambdaSession AWS =
      new LambdaSession(LimitedHandler.class, 2)
          .givingMegabytes(MEGABYTES)
          .limitedBy(new JvmFlagLimiter(ChildProcesses.ofThisJvm()));

  /** Its state is the field that follows the command in parentheses: T for stopped. */
  @Override
  boolean isFrozen(long process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  LambdaSession aws() {
    return AWS;
  }

  @Test
  void isWhatTheSettingAsksFor() {
    Settings asked = Settings.of(Map.of("DUET_ISOLATION", "jvm-flags"));
    assertThat(
            ResourceLimiter.strictest(asked, Path.of("/"), ChildProcesses.ofThisJvm()).isolation())
        .isEqualTo(Isolation.JVM_FLAGS);
  }

  @Test
  void isNothingElse() {
    Settings wrong = Settings.of(Map.of("DUET_ISOLATION", "cgroups"));
    assertThatThrownBy(
            () -> ResourceLimiter.strictest(wrong, Path.of("/"), ChildProcesses.ofThisJvm()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("DUET_ISOLATION must be jvm-flags or left out, not 'cgroups'");
  }

  @Test
  void isWhatIsLeftWhereThereAreNoControlGroups(@TempDir Path emptyMachine) {
    ResourceLimiter limiter =
        ResourceLimiter.strictest(Settings.of(Map.of()), emptyMachine, ChildProcesses.ofThisJvm());
    assertThat(limiter.isolation().label()).isEqualTo("JVM flags only");
    assertThat(limiter.sandbox(new ProcessLimits(1.5, 512 << 20)).flags())
        .containsExactly("-XX:ActiveProcessorCount=2", "-XX:MaxRAM=536870912");
  }
}
