package io.faasduet.bench.results;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The experiment that a sample belongs to. There is one instance of each label, so that they can be
 * compared by identity; experiments that this version does not know are values as well.
 */
public final class SampleKind {
  private static final Map<String, SampleKind> KINDS = new ConcurrentHashMap<>();

  /** The first request of a new instance. */
  public static final SampleKind COLD = of("cold");

  /** A request that only makes its instance steady, or warms up the run. In no figure. */
  public static final SampleKind WARMUP = of("warmup");

  /** A request to an instance that is warmed up. */
  public static final SampleKind WARM = of("warm");

  /** A request of a load: sent when it was due, whatever else was under way. */
  public static final SampleKind LOAD = of("load");

  /** The first request of a new instance, padded to the number of bytes that is its group. */
  public static final SampleKind OVERHEAD_COLD = of("overhead-cold");

  /** A request to a warm instance, padded to the number of bytes that is its group. */
  public static final SampleKind OVERHEAD_WARM = of("overhead-warm");

  /** A request while the resources of its instance were sampled. */
  public static final SampleKind RESOURCES = of("resources");

  /** An invocation that exchanges datagrams with this machine. */
  public static final SampleKind PING_PONG = of("ping-pong");

  /** A request, at once with others, after the instances have been idle. */
  public static final SampleKind EVICTION = of("eviction");

  /** An invocation of a published study, whose figures are its own. */
  public static final SampleKind STUDY = of("study");

  private static final Set<SampleKind> KNOWN =
      Set.of(
          COLD,
          WARMUP,
          WARM,
          LOAD,
          OVERHEAD_COLD,
          OVERHEAD_WARM,
          RESOURCES,
          PING_PONG,
          EVICTION,
          STUDY);

  private final String label;

  private SampleKind(String label) {
    this.label = requireNonNull(label, "label");
  }

  /** The kind of that label, known or not. */
  public static SampleKind of(String label) {
    return KINDS.computeIfAbsent(label, SampleKind::new);
  }

  /** The name in files. */
  public String label() {
    return label;
  }

  /** Whether reports of this version have figures of it. */
  public boolean known() {
    return KNOWN.contains(this);
  }

  @Override
  public String toString() {
    return label;
  }
}
