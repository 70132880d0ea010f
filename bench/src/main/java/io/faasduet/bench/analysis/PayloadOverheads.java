package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Phase;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.statistics.Clusters;
import io.faasduet.bench.statistics.Distribution;
import io.faasduet.bench.statistics.Estimate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The overheads of a function's requests by their size. */
final class PayloadOverheads {
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final Bootstrap bootstrap;

  private PayloadOverheads(long seed) {
    this.bootstrap = Bootstrap.ofPage(seed, 1);
  }

  /** Those of warm calls and of cold starts, target by target. */
  static List<PayloadOverhead> of(Run run, SampleIndex samples, String function) {
    PayloadOverheads overheads = new PayloadOverheads(run.seed());
    return run.targetNames().parallelStream()
        .flatMap(
            target ->
                Stream.of(SampleKind.OVERHEAD_WARM, SampleKind.OVERHEAD_COLD)
                    .map(kind -> samples.of(function, target, kind))
                    .filter(all -> !all.isEmpty())
                    .map(all -> overheads.of(target, all)))
        .toList();
  }

  private PayloadOverhead of(String target, List<Sample> samples) {
    Map<Integer, List<Sample>> bySize =
        samples.stream()
            .collect(Collectors.groupingBy(Sample::group, TreeMap::new, Collectors.toList()));
    List<SizeOverhead> sizes = new ArrayList<>();
    bySize.forEach((bytes, requests) -> sizes.add(size(bytes, requests)));
    boolean cold = samples.get(0).experiment() == SampleKind.OVERHEAD_COLD;
    List<Sample> timed = samples.stream().filter(PayloadOverheads::isTimed).toList();
    // each cold start is an instance of its own, so that no instance has a slope
    return new PayloadOverhead(
        target,
        cold,
        sizes,
        cold ? slope(timed).map(all -> new Estimate(all, Optional.empty())) : slopes(timed));
  }

  private SizeOverhead size(int bytes, List<Sample> requests) {
    List<Sample> ok = requests.stream().filter(Sample::ok).toList();
    List<Sample> timed = ok.stream().filter(PayloadOverheads::isTimed).toList();
    return new SizeOverhead(
        bytes,
        requests.size(),
        requests.size() - ok.size(),
        timed.isEmpty()
            ? Optional.empty()
            : Optional.of(bootstrap.median(clusters(timed)).estimate()),
        median(Latencies.of(ok)),
        median(timed.stream().mapToDouble(PayloadOverheads::function).toArray()));
  }

  private static Clusters clusters(List<Sample> timed) {
    return Clusters.of(
        byInstance(timed).stream()
            .map(group -> group.stream().mapToDouble(PayloadOverheads::overhead).toArray())
            .toList());
  }

  private static Collection<List<Sample>> byInstance(List<Sample> samples) {
    return samples.stream()
        .collect(Collectors.groupingBy(Sample::process, TreeMap::new, Collectors.toList()))
        .values();
  }

  /** The median of the instances' slopes. */
  private Optional<Estimate> slopes(List<Sample> timed) {
    List<double[]> slopes = new ArrayList<>();
    byInstance(timed)
        .forEach(group -> slope(group).ifPresent(slope -> slopes.add(new double[] {slope})));
    return slopes.isEmpty()
        ? Optional.empty()
        : Optional.of(bootstrap.median(Clusters.of(slopes)).plainEstimate());
  }

  /**
   * Theil's and Sen's through the median overhead of each size, per million bytes. Slopes weigh as
   * much as their sizes are apart, as those between sizes close to each other are noise.
   */
  private static Optional<Double> slope(List<Sample> timed) {
    Map<Integer, List<Double>> bySize = new TreeMap<>();
    timed.forEach(
        sample ->
            bySize
                .computeIfAbsent(sample.group(), unseen -> new ArrayList<>())
                .add(overhead(sample)));
    int[] bytes = bySize.keySet().stream().mapToInt(Integer::intValue).toArray();
    double[] medians =
        bySize.values().stream()
            .mapToDouble(
                all ->
                    new Distribution(all.stream().mapToDouble(Double::doubleValue).toArray())
                        .median())
            .toArray();
    TreeMap<Double, Double> slopes = new TreeMap<>();
    double all = 0;
    for (int i = 0; i < bytes.length; i++) {
      for (int j = i + 1; j < bytes.length; j++) {
        double apart = (bytes[j] - bytes[i]) / BYTES_PER_MEGABYTE;
        slopes.merge((medians[j] - medians[i]) / apart, apart, Double::sum);
        all += apart;
      }
    }
    double below = 0;
    for (Map.Entry<Double, Double> slope : slopes.entrySet()) {
      below += slope.getValue();
      if (below >= all / 2) {
        return Optional.of(slope.getKey());
      }
    }
    return Optional.empty();
  }

  private static boolean isTimed(Sample sample) {
    return sample.ok() && sample.timingsMillis().containsKey(Phase.TOTAL);
  }

  private static double overhead(Sample sample) {
    return sample.latencyMillis().getAsDouble() - function(sample);
  }

  private static double function(Sample sample) {
    return sample.timingsMillis().get(Phase.TOTAL);
  }

  private static Optional<Double> median(double[] values) {
    return values.length == 0 ? Optional.empty() : Optional.of(new Distribution(values).median());
  }
}
