package io.faasduet.bench.platform.local;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.Seconds;
import io.faasduet.localcloud.serving.KnativeOptions;

/**
 * The scaling options of Knative on this machine, in the terms of its revisions and its autoscaler.
 *
 * @param minScale the fewest instances
 * @param maxScale the most
 * @param containerConcurrency the most requests at once in an instance; 0 for no limit
 * @param target the requests at once that an instance should have
 * @param stableWindowSeconds what the autoscaler averages over
 * @param scaleToZeroGraceSeconds how long the activator is in the path before the last instance
 *     goes
 */
public record KnativeScale(
    int minScale,
    int maxScale,
    int containerConcurrency,
    int target,
    double stableWindowSeconds,
    double scaleToZeroGraceSeconds) {
  /** Knative's own defaults, but for at most ten instances of one request each, as on Lambda. */
  public KnativeScale() {
    this(0, 10, 1, 1, 60, 30);
  }

  public KnativeScale {
    FieldChecks.within("knative.min_scale", minScale, 0, 1_000);
    FieldChecks.within("knative.max_scale", maxScale, Math.max(1, minScale), 1_000);
    FieldChecks.within("knative.container_concurrency", containerConcurrency, 0, 1_000);
    FieldChecks.within("knative.target", target, 1, 1_000);
    FieldChecks.within("knative.stable_window_seconds", stableWindowSeconds, 6, 3_600);
    FieldChecks.within("knative.scale_to_zero_grace_seconds", scaleToZeroGraceSeconds, 0, 3_600);
  }

  /** The same for the local Knative, with instances of that memory in MiB. */
  KnativeOptions at(int megabytes) {
    KnativeOptions defaults = KnativeOptions.DEFAULT;
    return new KnativeOptions(
        0,
        megabytes,
        minScale,
        maxScale,
        containerConcurrency,
        target,
        defaults.utilization(),
        Seconds.of(stableWindowSeconds),
        Seconds.of(stableWindowSeconds / 10),
        defaults.panicThreshold(),
        Seconds.of(scaleToZeroGraceSeconds));
  }
}
