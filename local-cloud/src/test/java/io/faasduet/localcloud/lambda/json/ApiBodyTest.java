package io.faasduet.localcloud.lambda.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.lambda.function.ServiceException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiBodyTest {
  @Test
  void fieldsHaveTheirTypes() {
    ApiBody body =
        body(
            "{\"t\":\"x\",\"f\":true,\"n\":5,\"b\":\"AQI=\",\"l\":[\"a\",\"b\"],\"m\":{\"k\":\"v\",\"z\":null},"
                + "\"o\":[{\"t\":\"y\"}],\"none\":null,\"e\":[]}");
    assertThat(body.text("t")).contains("x");
    assertThat(body.flag("f")).contains(true);
    assertThat(body.whole("n", 1, 10)).contains(5);
    assertThat(body.base64("b")).contains(new byte[] {1, 2});
    assertThat(body.texts("l")).containsExactly("a", "b");
    assertThat(body.textMap("m")).isEqualTo(Map.of("k", "v"));
    assertThat(body.objects("o"))
        .singleElement()
        .satisfies(o -> assertThat(o.text("t")).contains("y"));
    assertThat(body.has("none")).isFalse();
    assertThat(body.text("none")).isEmpty();
    assertThat(body.object("none").isEmpty()).isTrue();
    assertThat(body.isEmptyList("e")).isTrue();
    assertThat(body.isEmptyList("l")).isFalse();
  }

  @Test
  void aBodyWithoutBytesHasNoFields() {
    assertThat(ApiBody.parse(new byte[0]).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "{", "{\"a\"}"})
  void whatIsNoObjectIsRefused(String json) {
    assertThatThrownBy(() -> body(json))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.type()).isEqualTo("SerializationException"))
        .hasMessageStartingWith("Could not parse request body into json: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"5\"", "5.5", "true", "99999999999999999999"})
  void whatIsNoWholeNumberIsRefused(String value) {
    assertThatThrownBy(() -> body("{\"n\":" + value + "}").whole("n", 1, 10))
        .isInstanceOf(ServiceException.class)
        .hasMessageEndingWith("the type of n");
  }

  @Test
  void aNumberOutOfRangeIsRefusedInTheApisWords() {
    assertThatThrownBy(() -> body("{\"MemorySize\":0}").whole("MemorySize", 128, 10240))
        .hasMessage(
            "1 validation error detected: Value '0' at 'memorySize' failed to satisfy constraint:"
                + " Member must have value greater than or equal to 128");
  }

  private static ApiBody body(String json) {
    return ApiBody.parse(json.getBytes(UTF_8));
  }
}
