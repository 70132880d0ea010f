package io.faasduet.sebs.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarabasiAlbertGraphTest {
  @ParameterizedTest
  @CsvSource({
    "1, 42",
    "2, 42",
    "3, 0",
    "9, 7",
    "10, 42",
    "11, 42",
    "12, 42",
    "13, -1",
    "16, 5",
    "17, 5",
    "33, 8589934597",
    "1000, 42",
    "1025, 43",
    "10000, 9223372036854775807"
  })
  void hasTheEdgesOfIgraphsGeneratorInTheirOrder(int size, long seed) {
    List<int[]> expected = PrefixSumGraph.edges(size, seed);

    BarabasiAlbertGraph graph = BarabasiAlbertGraph.generate(size, seed);

    assertThat(graph.edges()).isEqualTo(expected.size());
    for (int edge = 0; edge < graph.edges(); edge++) {
      assertThat(new int[] {graph.later(edge), graph.earlier(edge)})
          .as("edge %d", edge)
          .isEqualTo(expected.get(edge));
    }
  }

  @Test
  void listsTheNeighboursOfEachVertexAscending() {
    BarabasiAlbertGraph graph = BarabasiAlbertGraph.generate(500, 1);

    for (int vertex = 0; vertex < graph.size(); vertex++) {
      int[] listed =
          Arrays.copyOfRange(
              graph.neighbours(), graph.offsets()[vertex], graph.offsets()[vertex + 1]);
      assertThat(listed)
          .isEqualTo(neighbours(graph, vertex))
          .hasSize(graph.degree(vertex))
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void findsTheEdgeBetweenTwoVertices() {
    BarabasiAlbertGraph graph = BarabasiAlbertGraph.generate(200, 3);

    for (int edge = 0; edge < graph.edges(); edge++) {
      assertThat(graph.edgeBetween(graph.later(edge), graph.earlier(edge))).isEqualTo(edge);
      assertThat(graph.edgeBetween(graph.earlier(edge), graph.later(edge))).isEqualTo(edge);
    }
    assertThat(graph.edgeBetween(5, 5)).isEqualTo(-1);
  }

  @Test
  void hasAVertex() {
    assertThatThrownBy(() -> BarabasiAlbertGraph.generate(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a graph has at least 1 vertex, not 0");
  }

  private static int[] neighbours(BarabasiAlbertGraph graph, int vertex) {
    return IntStream.range(0, graph.edges())
        .filter(edge -> graph.later(edge) == vertex || graph.earlier(edge) == vertex)
        .map(edge -> graph.later(edge) + graph.earlier(edge) - vertex)
        .sorted()
        .toArray();
  }
}
