package io.faasduet.bench.platform;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import java.time.Duration;
import java.util.Optional;

/**
 * What a platform opens a target from.
 *
 * @param text the target as the plan writes it
 * @param label the target's name in results
 * @param function the function
 * @param megabytes the memory of its instances in MiB, on this machine
 * @param options the platform's options, of its {@link Platform#optionsType}
 * @param timeout the limit of each request
 * @param start how its instances start, if that was asked for; one of {@link Platform#starts}
 */
public record TargetRequest(
    String text,
    String label,
    ResolvedFunction function,
    int megabytes,
    Record options,
    Duration timeout,
    Optional<InstanceStart> start) {
  public TargetRequest {
    requireNonNull(text, "text");
    requireNonNull(label, "label");
    requireNonNull(function, "function");
    requireNonNull(options, "options");
    requireNonNull(timeout, "timeout");
    requireNonNull(start, "start");
  }

  /** Of a target whose instances start as the platform does it by itself. */
  public TargetRequest(
      String text,
      String label,
      ResolvedFunction function,
      int megabytes,
      Record options,
      Duration timeout) {
    this(text, label, function, megabytes, options, timeout, Optional.empty());
  }

  /** The description of a target on this machine. */
  public Run.MeasuredTarget local(PlatformName platform) {
    return new Run.MeasuredTarget(
        label, platform, Run.MeasuredTarget.LOCAL, Optional.of(megabytes));
  }

  /** The description of a target elsewhere. */
  public Run.MeasuredTarget remote(PlatformName platform, String place, Optional<Integer> memory) {
    return new Run.MeasuredTarget(label, platform, place, memory);
  }
}
