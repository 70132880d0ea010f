package io.faasduet.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.AnswerCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldInTurnTest {
  @Test
  void eachRequestHasTheNextValue() {
    IntFunction<byte[]> requests =
        FieldInTurn.parse("input_file_seq=3..5").requests(workload(AnswerCheck.NONE));
    assertThat(text(requests.apply(0))).isEqualTo("{\"input_file_seq\":3,\"top_k\":1}");
    assertThat(text(requests.apply(2))).isEqualTo("{\"input_file_seq\":5,\"top_k\":1}");
    assertThat(text(requests.apply(3))).isEqualTo("{\"input_file_seq\":3,\"top_k\":1}");
  }

  @Test
  void textsAreTextsAndAFieldThatIsMissingIsAdded() {
    IntFunction<byte[]> requests =
        FieldInTurn.parse("filename=a.jpg, b.jpg").requests(workload(AnswerCheck.NONE));
    assertThat(text(requests.apply(1)))
        .isEqualTo("{\"input_file_seq\":0,\"top_k\":1,\"filename\":\"b.jpg\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "input_file_seq", "=1", "a b=1", "n=5..4"})
  void whatIsNoFieldWithValuesIsRefused(String text) {
    assertThatThrownBy(() -> FieldInTurn.parse(text))
        .isInstanceOf(PlanException.class)
        .hasMessageStartingWith("load.in_turn ");
  }

  @Test
  void aFunctionWhoseAnswersAreCheckedHasOneInput() {
    Workload checked = workload(json -> Optional.empty());
    assertThatThrownBy(() -> FieldInTurn.parse("n=1,2").requests(checked))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("checked against one input");
  }

  private static Workload workload(AnswerCheck check) {
    return new Workload(
        "f", "f", "{\"input_file_seq\":0,\"top_k\":1}", check, List.of(new IdleTarget()));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
