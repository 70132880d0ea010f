package io.faasduet.localcloud.serving;

import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.time.Duration;

/**
 * The scaling options of a revision, in Knative's own terms: see "Autoscaling" in its
 * documentation, https://knative.dev/docs/serving/autoscaling/.
 *
 * @param port where it listens; 0 for any free port
 * @param megabytes the memory of an instance, in MiB; processor time follows as on Lambda
 * @param minScale the fewest instances
 * @param maxScale the most
 * @param containerConcurrency the most requests at once in an instance; 0 for no limit
 * @param target the requests at once that an instance should have, if there is no hard limit
 * @param utilization the share of the hard limit or the target that is aimed at
 * @param stableWindow what the autoscaler averages over
 * @param panicWindow what it averages over when load comes suddenly
 * @param panicThreshold by how many times too few instances begin a panic
 * @param scaleToZeroGrace how long the activator must have been in the path of requests before the
 *     last instance goes; it has been for long already where few instances could not take a burst
 */
public record KnativeOptions(
    int port,
    int megabytes,
    int minScale,
    int maxScale,
    int containerConcurrency,
    int target,
    double utilization,
    Duration stableWindow,
    Duration panicWindow,
    double panicThreshold,
    Duration scaleToZeroGrace) {
  /** Knative's defaults, with at most ten instances of one vCPU. */
  public static final KnativeOptions DEFAULT =
      new KnativeOptions(
          0,
          ProcessLimits.MEGABYTES_PER_CPU,
          0,
          10,
          0,
          100,
          0.7,
          Duration.ofSeconds(60),
          Duration.ofSeconds(6),
          2,
          Duration.ofSeconds(30));

  public KnativeOptions {
    require(minScale >= 0, "min-scale must be at least 0, not " + minScale);
    require(maxScale >= Math.max(1, minScale), "max-scale is at least min-scale and 1");
    require(containerConcurrency >= 0, "container-concurrency is 0 or more");
    require(target >= 1, "target must be at least 1, not " + target);
    require(utilization > 0 && utilization <= 1, "utilization is above 0 and at most 1");
    require(!panicWindow.isNegative() && !panicWindow.isZero(), "the panic window is some time");
    require(stableWindow.compareTo(panicWindow) >= 0, "the stable window is the longer one");
    require(panicThreshold > 1, "the panic threshold must be above 1, not " + panicThreshold);
    require(!scaleToZeroGrace.isNegative(), "the grace period is not negative");
  }

  /** The requests at once that the autoscaler wants in each instance. */
  double targetConcurrency() {
    return Math.max(0.01, totalConcurrency() * utilization);
  }

  /** The requests at once that an instance can have. */
  double totalConcurrency() {
    return containerConcurrency > 0 ? containerConcurrency : target;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
