package io.faasduet.sebs.graph.bfs;

import static io.faasduet.sebs.graph.BenchmarkRun.answer;
import static io.faasduet.sebs.graph.BenchmarkRun.context;
import static io.faasduet.sebs.graph.BenchmarkRun.payload;
import static io.faasduet.sebs.graph.BenchmarkRun.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.sebs.InputSize;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GraphBfsInputTest {
  private static final List<Integer> ORDER = List.of(0, 1, 2, 3);
  private static final List<Integer> STARTS = List.of(0, 1, 4);
  private static final List<Integer> PARENTS = List.of(-1, 0, 0, 0);

  private final GraphBfsInput input = new GraphBfsInput();

  @ParameterizedTest
  @EnumSource
  void theFunctionsSearchIsSebs(InputSize size) throws Exception {
    Map<String, Object> payload = input.generate(context(size)).payload();

    GraphBfsResponse response = response(GraphBfs.SPEC, payload);

    assertThat(input.validate(answer(payload, response.result()))).isEmpty();
    assertThat(response.measurement().computeTime()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"1, 42", "2, 42", "12, 7", "1000, 7"})
  void theSearchesOfOtherGraphsAreBreadthFirst(int size, long seed) throws Exception {
    Map<String, Object> payload = payload(size, seed);

    assertThat(input.validate(answer(payload, response(GraphBfs.SPEC, payload).result())))
        .isEmpty();
  }

  static Stream<Arguments> wrongSearches() {
    return Stream.of(
        Arguments.of(List.of(ORDER, STARTS), "three lists"),
        Arguments.of(List.of(ORDER, STARTS, 0), "three lists of whole numbers"),
        Arguments.of(List.of(ORDER, STARTS, List.of("-1", 0, 0, 0)), "of whole numbers"),
        Arguments.of(List.of(List.of(0, 1, 2), STARTS, PARENTS), "for each vertex"),
        Arguments.of(List.of(ORDER, STARTS, List.of(-1, 0, 0)), "for each vertex"),
        Arguments.of(List.of(ORDER, List.of(0, 4), PARENTS), "start at 0 and 1"),
        Arguments.of(List.of(ORDER, List.of(0, 1, 3), PARENTS), "end at 4"),
        Arguments.of(List.of(ORDER, List.of(0, 1, 1, 4), PARENTS), "layer without vertices"),
        Arguments.of(List.of(List.of(0, 1, 1, 3), STARTS, PARENTS), "vertex 1 twice"),
        Arguments.of(List.of(List.of(0, 1, 2, 4), STARTS, PARENTS), "there is none"),
        Arguments.of(
            List.of(List.of(1, 0, 2, 3), STARTS, List.of(1, -1, 1, 1)), "start at vertex 0"),
        Arguments.of(List.of(ORDER, STARTS, List.of(0, 0, 0, 0)), "a parent of vertex 0"),
        Arguments.of(List.of(ORDER, STARTS, List.of(-1, 0, 0, 2)), "2 as the parent of vertex 3"),
        Arguments.of(List.of(ORDER, STARTS, List.of(-1, 0, 0, 9)), "9 as the parent of vertex 3"),
        Arguments.of(
            List.of(ORDER, List.of(0, 1, 2, 4), List.of(-1, 0, 1, 1)),
            "0 and 2, which are joined, more than a layer apart"));
  }

  @ParameterizedTest
  @MethodSource("wrongSearches")
  void whatIsNoBreadthFirstSearchIsRefused(List<?> result, String says) {
    assertThat(input.validate(answer(payload(4, 42), List.of(ORDER, STARTS, PARENTS)))).isEmpty();
    assertThat(input.validate(answer(payload(4, 42), result)))
        .hasValueSatisfying(fault -> assertThat(fault).contains(says));
  }

  @Test
  void whatIsNoListIsRefused() {
    assertThat(input.validate(answer(payload(4, 42), "[[0],[0,1],[-1]]")))
        .contains("result is not three lists");
  }

  @Test
  void anotherOrderThanSebsIsRefused() {
    List<Integer> order = List.of(0, 2, 1, 3, 4, 5, 6, 7, 8, 9);
    List<Integer> parents = List.of(-1, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    assertThat(input.validate(answer(payload(10, 42), List.of(order, List.of(0, 1, 10), parents))))
        .hasValueSatisfying(fault -> assertThat(fault).startsWith("result is not SeBS's"));
  }
}
