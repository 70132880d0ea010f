package io.faasduet.sebs.graph.mst;

import static io.faasduet.sebs.graph.BenchmarkRun.answer;
import static io.faasduet.sebs.graph.BenchmarkRun.context;
import static io.faasduet.sebs.graph.BenchmarkRun.payload;
import static io.faasduet.sebs.graph.BenchmarkRun.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.sebs.InputSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GraphMstInputTest {
  private final GraphMstInput input = new GraphMstInput();

  @ParameterizedTest
  @EnumSource
  void theFunctionsTreeIsSebs(InputSize size) throws Exception {
    Map<String, Object> payload = input.generate(context(size)).payload();

    GraphMstResponse response = response(GraphMst.SPEC, payload);

    assertThat(input.validate(answer(payload, response.result()))).isEmpty();
    assertThat(response.measurement().computeTime()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"1, 42", "2, 42", "12, 7", "1000, 7"})
  void theTreesOfOtherGraphsSpanThem(int size, long seed) throws Exception {
    Map<String, Object> payload = payload(size, seed);

    assertThat(input.validate(answer(payload, response(GraphMst.SPEC, payload).result())))
        .isEmpty();
  }

  @Test
  void whatIsNoListOfEdgesIsRefused() {
    assertThat(input.validate(answer(payload(10, 42), 0)))
        .contains("result is not a list of edge ids");
    assertThat(input.validate(answer(payload(3, 42), List.of(0, 1.5))))
        .contains("result is not a list of edge ids");
  }

  @Test
  void aTreeThatLacksAnEdgeIsRefused() {
    assertThat(input.validate(answer(payload(10, 42), List.of(0))))
        .contains("result has 1 edges where a tree has 9");
  }

  @Test
  void anEdgeThatTheGraphDoesNotHaveIsRefused() {
    assertThat(input.validate(answer(payload(3, 1), List.of(0, 3))))
        .contains("result has edge 3, which the graph does not have");
    assertThat(input.validate(answer(payload(3, 1), List.of(0, -1)))).isPresent();
  }

  @Test
  void aCycleIsRefused() {
    assertThat(input.validate(answer(payload(4, 1), List.of(0, 1, 2))))
        .contains("result has a cycle, which edge 2 closes");
    assertThat(input.validate(answer(payload(3, 1), List.of(0, 0)))).isPresent();
  }

  @Test
  void anotherTreeThanSebsIsRefused() throws Exception {
    Map<String, Object> payload = payload(10, 42);
    List<Integer> edges = new ArrayList<>(response(GraphMst.SPEC, payload).result());
    Collections.swap(edges, 3, 4);

    assertThat(input.validate(answer(payload, edges)))
        .hasValueSatisfying(fault -> assertThat(fault).startsWith("result is not SeBS's"));
  }
}
