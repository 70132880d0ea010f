package io.faasduet.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryReadTest {
  record Query(
      int rows,
      long big,
      double scale,
      boolean draw,
      String name,
      byte[] image,
      Optional<Integer> topK,
      List<String> labels) {
    Query() {
      this(1, 2, 0.5, false, "none", new byte[0], Optional.empty(), List.of());
    }
  }

  @Test
  void noParametersAreTheRequestWithEveryDefault() {
    assertThat(Json.readQuery(Map.of(), Query.class))
        .usingRecursiveComparison()
        .isEqualTo(new Query());
  }

  @Test
  void textsAreCoercedToTheTypesOfTheFields() {
    Query query =
        Json.readQuery(
            Map.of(
                "rows", "-3",
                "big", "9007199254740993",
                "scale", "2.5e-1",
                "draw", "true",
                "name", "",
                "image", "AQID",
                "top_k", "+7",
                "unknown", "ignored"),
            Query.class);

    assertThat(query)
        .usingRecursiveComparison()
        .isEqualTo(
            new Query(
                -3,
                9007199254740993L,
                0.25,
                true,
                "",
                new byte[] {1, 2, 3},
                Optional.of(7),
                List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          rows   | 1.5        | field 'rows' must be a whole number, not 1.5
          rows   | ` 1`       | field 'rows' must be a whole number, not ' 1'
          rows   | ``         | field 'rows' must be a whole number, not ''
          rows   | 1e-3       | field 'rows' must be a whole number, not 1e-3
          rows   | 1e10       | field 'rows' must be a whole number from -2147483648 to 2147483647
          rows   | 2147483648 | field 'rows' must be a whole number from -2147483648 to 2147483647
          rows   | 10000000000000000000000000000000000000000 | field 'rows' must be a whole number from -2147483648 to 2147483647
          big    | 9223372036854775808 | field 'big' must be a whole number from -9223372036854775808 to 9223372036854775807
          scale  | NaN        | field 'scale' must be a number, not 'NaN'
          scale  | -Infinity  | field 'scale' must be a number, not '-Infinity'
          scale  | 0x1p3      | field 'scale' must be a number, not '0x1p3'
          scale  | 1d         | field 'scale' must be a number, not '1d'
          scale  | 1e400      | field 'scale' must be a number of size at most 1.7976931348623157E308
          draw   | yes        | field 'draw' must be true or false, not 'yes'
          image  | $$         | field 'image' must be base64, not '$$'
          top_k  | x          | field 'top_k' must be a whole number, not 'x'
          labels | a          | field 'labels' must be an array, not 'a'
          """)
  void aTextOfAnotherTypeIsRefusedByName(String field, String text, String message) {
    assertThatThrownBy(() -> Json.readQuery(Map.of(field, text), Query.class))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(message);
  }

  @Test
  void aWholeNumberMayBeWrittenWithAPointOrAnExponent() {
    Query query = Json.readQuery(Map.of("rows", "10.0", "big", "1e3"), Query.class);

    assertThat(query.rows()).isEqualTo(10);
    assertThat(query.big()).isEqualTo(1000);
  }

  @Test
  void aLongTextIsNotRepeatedInFull() {
    assertThatThrownBy(() -> Json.readQuery(Map.of("rows", "x".repeat(10_000)), Query.class))
        .message()
        .endsWith("x…'")
        .hasSizeLessThan(100);
  }
}
