package io.faasduet.sebs.graph.pagerank;

import static io.faasduet.sebs.graph.BenchmarkRun.answer;
import static io.faasduet.sebs.graph.BenchmarkRun.context;
import static io.faasduet.sebs.graph.BenchmarkRun.payload;
import static io.faasduet.sebs.graph.BenchmarkRun.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.sebs.InputSize;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GraphPagerankInputTest {
  private final GraphPagerankInput input = new GraphPagerankInput();

  @ParameterizedTest
  @EnumSource
  void theFunctionsValueIsSebs(InputSize size) throws Exception {
    Map<String, Object> payload = input.generate(context(size)).payload();

    GraphPagerankResponse response = response(GraphPagerank.SPEC, payload);

    assertThat(input.validate(answer(payload, response.result()))).isEmpty();
    assertThat(response.measurement().graphGeneratingTime()).isPositive();
    assertThat(response.measurement().computeTime()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"1, 42", "2, 42", "12, 7", "1000, 7"})
  void theValuesOfOtherGraphsAreComputed(int size, long seed) throws Exception {
    Map<String, Object> payload = payload(size, seed);
    double right = response(GraphPagerank.SPEC, payload).result();

    assertThat(input.validate(answer(payload, right))).isEmpty();
    assertThat(input.validate(answer(payload, right + 2e-9)))
        .hasValueSatisfying(fault -> assertThat(fault).startsWith("result is ").contains(", not "));
  }

  @Test
  void aValueThatIsNotSebsIsRefused() {
    assertThat(input.validate(answer(payload(10_000, 42), 0.0011396482039798725)))
        .contains("result is 0.0011396482039798725, not 0.00121224809");
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThat(input.validate(answer(payload(10, 42), "0.1"))).contains("result is not a number");
    assertThat(input.validate(answer(payload(10, 42), Double.NaN))).isPresent();
  }
}
