package io.faasduet.runtime.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMalformedTest {
  record Table(int numOfRows, Optional<String> text) {
    Table() {
      this(1, Optional.empty());
    }
  }

  record Nested(Optional<Nested> inner, List<Table> tables) {
    Nested() {
      this(Optional.empty(), List.of());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{'num_of_rows'",
        "{'num_of_rows': ",
        "{'num_of_rows': 1",
        "{'num_of_rows': 1,}",
        "{'x': [1, 2}",
        "{num_of_rows: 1}",
        "{'num_of_rows': NaN}",
        "{'num_of_rows': 01}",
        "{} x",
        "{'x': 'a\nb'}",
        "\u0000"
      })
  void malformedJsonIsRefusedWithItsPlace(String json) {
    assertThatThrownBy(() -> read(json, Table.class))
        .isInstanceOf(InvalidRequestException.class)
        .message()
        .matches("the request is not well-formed JSON at line [12], column \\d+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "'text'", "null", "true", "  "})
  void whatIsNotAnObjectIsRefused(String json) {
    assertRefused(json, Table.class, "the request must be a JSON object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "{} 1", "{}[]"})
  void textAfterTheObjectIsRefused(String json) {
    assertRefused(json, Table.class, "the request has text after its JSON object");
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] latin1 = "{\"text\": \"é\"}".getBytes(ISO_8859_1);

    assertThatThrownBy(() -> Json.read(latin1, Table.class))
        .isInstanceOf(InvalidRequestException.class)
        .message()
        .startsWith("the request is not well-formed JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'x': ", "{'inner': ", "{'tables': [", "["})
  void nestingWithoutEndIsRefusedAndDoesNotOverflowTheStack(String level) {
    String json = level.repeat(200_000);

    assertThatThrownBy(() -> read(json, Nested.class)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void nestingTooDeepForTheReaderSaysSo() {
    assertRefused(
        "{'inner': ".repeat(5_000),
        Nested.class,
        "the request is nested too deeply, or has a number or a name that is too long");
  }

  private static <T> T read(String json, Class<T> type) {
    return Json.read(json.replace('\'', '"').getBytes(UTF_8), type);
  }

  private static void assertRefused(String json, Class<?> type, String message) {
    assertThatThrownBy(() -> read(json, type))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(message);
  }
}
