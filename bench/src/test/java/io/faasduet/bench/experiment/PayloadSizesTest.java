package io.faasduet.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.AnswerCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadSizesTest {
  @Test
  void areListedOrInEvenSteps() {
    assertThat(PayloadSizes.parse("65536, 1024,1024").bytes()).containsExactly(1024, 65536);
    assertThat(PayloadSizes.parse("linear:100..500/5").bytes())
        .containsExactly(100, 200, 300, 400, 500);
    assertThat(PayloadSizes.parse("log:100..1000000/5").bytes())
        .containsExactly(100, 1_000, 10_000, 100_000, 1_000_000);
    assertThat(PayloadSizes.parse("linear:1024..6251000/20").bytes())
        .as("SeBS's")
        .hasSize(20)
        .startsWith(1024, 329_970)
        .endsWith(6_251_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          many                 | must be bytes such as
          1..9                 | must be bytes such as
          0                    | must be from 1 to 33554432 bytes, not 0
          33554433             | must be from 1 to 33554432 bytes, not 33554433
          log:1024..9999999999/3 | must be from 1 to 33554432 bytes, not 9999999999
          linear:9..9/3        | must go up, and linear:9..9/3 does not
          log:1..9/1           | has from 2 to 200 steps, not 1
          log:1..9/99999       | has from 2 to 200 steps, not 99999
          """)
  void whatSaysNoneIsRefused(String text, String complaint) {
    assertThatThrownBy(() -> new InvocationOverhead(text, 20, 5, 3))
        .isInstanceOf(PlanException.class)
        .hasMessageStartingWith("'overhead.payload' ")
        .hasMessageContaining(complaint);
  }

  @Test
  void moreInstancesThanCallsAreRefused() {
    assertThatThrownBy(() -> new InvocationOverhead("10", 2, 3, 0).check())
        .hasMessageContaining("2 calls of a size cannot be spread over 3 instances");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":{\"b\":\"é\"},\"c\":[1]}"})
  void aRequestIsPaddedToTheByte(String json) throws IOException {
    PaddedRequest request = PaddedRequest.of(workload(json));
    JsonNode original = new ObjectMapper().readTree(json);
    for (int bytes : new int[] {request.leastBytes(), 1_000, 70_001}) {
      byte[] padded = request.of(bytes);
      assertThat(padded).hasSize(bytes);
      JsonNode read = new ObjectMapper().readTree(padded);
      assertThat(read.get("data").textValue()).hasSize(bytes - request.leastBytes());
      List<String> fields = new ArrayList<>();
      original.fieldNames().forEachRemaining(fields::add);
      assertThat(fields).allMatch(field -> read.get(field).equals(original.get(field)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1]            | must be a JSON object
          nonsense       | must be a JSON object
          {"data":"x"}   | has a field 'data' of its own
          """)
  void whatCannotBePaddedIsRefused(String json, String complaint) {
    assertThatThrownBy(() -> PaddedRequest.of(workload(json)))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining("the request of f " + complaint);
  }

  private static Workload workload(String json) {
    return new Workload("f", "f", json, AnswerCheck.NONE, List.of(new IdleTarget()));
  }
}
