package io.faasduet.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FieldNaming;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriteTest {
  record Prediction(String label, double probability) {}

  record Answer(
      int topK, boolean found, Optional<String> note, List<Prediction> best, byte[] raw) {}

  record Event(String messageId) implements FieldNaming.AsDeclared {}

  @Test
  void recordsAreWrittenInTheOrderOfTheirComponents() {
    Answer answer =
        new Answer(
            5, true, Optional.of("so"), List.of(new Prediction("cat", 0.25)), new byte[] {1, 2, 3});

    assertThat(write(answer))
        .isEqualTo(
            "{'top_k':5,'found':true,'note':'so','best':[{'label':'cat','probability':0.25}],"
                + "'raw':'AQID'}");
  }

  @Test
  void emptyOptionalFieldsAreLeftOut() {
    assertThat(write(new Answer(5, false, Optional.empty(), List.of(), new byte[0])))
        .isEqualTo("{'top_k':5,'found':false,'best':[],'raw':''}");
  }

  @Test
  void anEmptyOptionalInAListKeepsItsPlace() {
    assertThat(write(List.of(Optional.empty(), Optional.of(1)))).isEqualTo("[null,1]");
  }

  @Test
  void wholeNumbersAreWrittenToTheirBounds() {
    assertThat(write(List.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE)))
        .isEqualTo("[0,-1,-2147483648,2147483647,-9223372036854775808]");
  }

  @Test
  void anyNumberIsWritten() {
    List<Number> numbers =
        List.of(
            1,
            2L,
            3.5,
            1.5f,
            (short) 4,
            (byte) 5,
            new BigInteger("9".repeat(30)),
            new BigDecimal("1e400"));

    assertThat(write(numbers)).isEqualTo("[1,2,3.5,1.5,4,5," + "9".repeat(30) + ",1E+400]");
  }

  @Test
  void nullsInMapsAndListsAreWritten() {
    assertThat(write(Arrays.asList(1, null))).isEqualTo("[1,null]");
  }

  @Test
  void textIsEscapedAndStaysUtf8() {
    assertThat(write(Map.of("k", "line\nbreak é"))).isEqualTo("{'k':'line\\nbreak é'}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"😀", "a\ud83db", "\ude00", "\ud83d\ud83d", "\ud83d"})
  void charactersBeyondSixteenBitsAndHalvesOfThemComeBackAsTheyWere(String text) {
    assertThat(Json.read(Json.write(new Event(text)), Event.class)).isEqualTo(new Event(text));
  }

  @Test
  void aVerbatimRecordIsWrittenByItsOwnNames() {
    assertThat(write(new Event("m"))).isEqualTo("{'messageId':'m'}");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aNumberThatJsonHasNoFormForIsRefused(double value) {
    assertThatThrownBy(() -> Json.write(new Prediction("cat", value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JSON has no form for the number " + value);
    assertThatThrownBy(() -> Json.write(List.of((float) value)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTypeThatJsonHasNoFormForIsRefused() {
    assertThatThrownBy(() -> Json.write(List.of(new Object())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot write as JSON: java.lang.Object");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Answer answer = new Answer(1, true, Optional.of("é"), List.of(), new byte[] {0, -1});
    Answer read = Json.read(Json.write(answer), Answer.class);

    assertThat(read).usingRecursiveComparison().isEqualTo(answer);
  }

  private static String write(Object value) {
    return new String(Json.write(value), UTF_8).replace('"', '\'');
  }
}
