package io.faasduet.sebs.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRankTest {
  @ParameterizedTest
  @CsvSource({
    "1, 7, 1.0",
    "2, 7, 0.5",
    "11, 7, 0.09090909090909093",
    "12, 7, 0.08444881889763778",
    "1000, 7, 0.006421776991713259",
    "10000, 42, 0.00121224809315"
  })
  void theFirstVertexHasIgraphsValue(int size, long seed, double expected) {
    double[] values = PageRank.of(BarabasiAlbertGraph.generate(size, seed));

    assertThat(values[0]).isCloseTo(expected, within(1e-12));
    assertThat(Arrays.stream(values).sum()).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"12, 1", "300, 2", "5000, 3"})
  void everyVertexHasWhatTheWalkItselfComesTo(int size, long seed) {
    BarabasiAlbertGraph graph = BarabasiAlbertGraph.generate(size, seed);

    assertThat(PageRank.of(graph)).containsExactly(walk(graph), within(1e-13));
  }

  /** The distribution of the walk after so many steps that it no longer changes. */
  private static double[] walk(BarabasiAlbertGraph graph) {
    double[] values = new double[graph.size()];
    Arrays.fill(values, 1.0 / values.length);
    for (int step = 0; step < 250; step++) {
      double[] following = new double[values.length];
      Arrays.fill(following, 0.15 / values.length);
      for (int edge = 0; edge < graph.edges(); edge++) {
        int one = graph.later(edge);
        int other = graph.earlier(edge);
        following[one] += 0.85 * values[other] / graph.degree(other);
        following[other] += 0.85 * values[one] / graph.degree(one);
      }
      values = following;
    }
    return values;
  }
}
