package io.faasduet.bench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How often a page's verdicts are wrong, and how often they find what is there. With {@code
 * -Dduet.simulation.pages=10000} the figures of docs/results.md are made again; without it a few
 * pages of fixed seeds are.
 */
class VerdictSimulationTest {
  private static final int PAGES = Integer.getInteger("duet.simulation.pages", 100);
  private static final double PROMISED = 0.05;

  @Test
  void aPageWithoutDifferencesSeldomHasAFalseVerdict() {
    for (int starts : new int[] {5, 10}) {
      long wrong =
          pages(starts, 1)
              .filter(page -> page.stream().anyMatch(SimulatedPages.Judged::significant))
              .count();
      print("%d starts, no difference: a false verdict on %.2f%% of pages", starts, share(wrong));
      assertThat((double) wrong / PAGES).isLessThan(PROMISED + tolerance(PROMISED));
    }
  }

  @Test
  void aDifferenceIsFoundByTenStarts() {
    List<SimulatedPages.Judged> pairs = pages(10, 1.3).flatMap(List::stream).toList();
    double cold = found(pairs, true);
    double warm = found(pairs, false);
    print("10 starts, true ratio 1.3: found cold %.1f%%, warm %.1f%%", 100 * cold, 100 * warm);
    assertThat(cold).isGreaterThan(0.6);
    assertThat(warm).isGreaterThan(0.8);
    long wrong = pairs.stream().filter(pair -> !pair.different() && pair.significant()).count();
    print("  and equal pairs called different: %.2f%%", 100.0 * wrong / pairs.size());
  }

  /** The share of the pairs that differ in truth of which the page says so. */
  private static double found(List<SimulatedPages.Judged> pairs, boolean cold) {
    List<SimulatedPages.Judged> different =
        pairs.stream().filter(pair -> pair.different() && pair.cold() == cold).toList();
    return (double) different.stream().filter(SimulatedPages.Judged::significant).count()
        / different.size();
  }

  private static Stream<List<SimulatedPages.Judged>> pages(int starts, double factor) {
    SimulatedPages pages = new SimulatedPages(starts, factor);
    return LongStream.range(0, PAGES).parallel().mapToObj(seed -> pages.page(seed * 7919 + starts));
  }

  private static double share(long count) {
    return 100.0 * count / PAGES;
  }

  /** Two and a half standard deviations of a share of so many pages. */
  private static double tolerance(double share) {
    return 2.5 * Math.sqrt(share * (1 - share) / PAGES);
  }

  private static void print(String text, Object... values) {
    System.out.printf(Locale.ROOT, text + "%n", values);
  }
}
