package io.faasduet.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FieldNaming;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.JsonObject;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
  record Holding(JsonObject inner) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"someCount\":1,\"some-count\":{\"b\":[1,2.5,\"c\",true,false,null,{}]}}",
        "{\"Records\":[{\"eventSource\":\"aws:s3\"}]}"
      })
  void anyObjectIsReadAndWrittenAsItIs(String json) {
    JsonObject object = Json.read(json.getBytes(UTF_8), JsonObject.class);
    assertThat(new String(Json.write(object), UTF_8)).isEqualTo(json);
  }

  @Test
  void valuesAreOfTheSimplestType() {
    JsonObject object =
        Json.read(
            "{\"a\":1,\"b\":3000000000,\"c\":99999999999999999999,\"d\":1.0,\"e\":[null]}"
                .getBytes(UTF_8),
            JsonObject.class);
    assertThat(object.members())
        .containsEntry("a", 1)
        .containsEntry("b", 3_000_000_000L)
        .containsEntry("c", new BigInteger("99999999999999999999"))
        .containsEntry("d", 1.0)
        .containsEntry("e", Arrays.asList((Object) null));
  }

  @Test
  void noBytesAreAnObjectWithoutFields() {
    assertThat(Json.read(new byte[0], JsonObject.class).members()).isEmpty();
    assertThat(Json.readQuery(Map.of("a", "1"), JsonObject.class).members())
        .isEqualTo(Map.of("a", "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]                 | must be a JSON object",
        "{'a':1,'a':2}       | 'a'",
        "{'a':{'b':1,'b':2}} | 'a.b'",
        "{'a':[1e999]}       | 'a[0]'",
        "{'a':               | not well-formed",
        "{} {}               | text after"
      })
  void whatIsNoObjectIsRefused(String json, String message) {
    byte[] bytes = json.replace('\'', '"').getBytes(UTF_8);
    assertThatThrownBy(() -> Json.read(bytes, JsonObject.class))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(message.strip());
  }

  @Test
  void itIsAWholeRequestAndNoPartOfOne() {
    Json.requireReadable(JsonObject.class, FieldNaming.SNAKE_CASE);
    Json.requireWritable(JsonObject.class, FieldNaming.SNAKE_CASE);
    assertThat(Json.fieldNames(JsonObject.class, FieldNaming.SNAKE_CASE)).isEqualTo(List.of());
    assertThatThrownBy(() -> Json.requireReadable(Holding.class, FieldNaming.SNAKE_CASE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JsonObject");
  }
}
