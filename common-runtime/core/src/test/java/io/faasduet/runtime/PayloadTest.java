package io.faasduet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
  private static final byte[] BODY = {1, 2, 3};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/json",
        "Application/JSON; charset=utf-8",
        " application/json ;",
        "text/plain",
        "application/x-www-form-urlencoded"
      })
  void json_and_what_callers_send_who_do_not_say_json_are_json(String contentType) {
    assertThat(Payload.of(BODY, contentType)).isEqualTo(new Payload.Json(BODY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "IMAGE/PNG", "image/png; name=cat"})
  void other_bodies_keep_their_media_type_without_parameters(String contentType) {
    assertThat(Payload.of(BODY, contentType)).isEqualTo(new Payload.Body(BODY, "image/png"));
  }

  @Test
  void a_query_is_percent_decoded() {
    assertThat(Payload.Query.parse("num_of_rows=3&name=a+b%26%C3%A9&flag&x=a=b&&").parameters())
        .isEqualTo(Map.of("num_of_rows", "3", "name", "a b&é", "flag", "", "x", "a=b"));
    assertThat(Payload.Query.parse("").parameters()).isEmpty();
  }

  @Test
  void a_parameter_given_twice_is_refused() {
    assertThatThrownBy(() -> Payload.Query.parse("rows=1&cols=2&rows=1"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("field 'rows' is given twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rows=%", "rows=%4", "rows=%zz", "%zz=1"})
  void a_query_that_is_not_percent_encoded_is_refused(String query) {
    assertThatThrownBy(() -> Payload.Query.parse(query))
        .isInstanceOf(InvalidRequestException.class)
        .message()
        .startsWith("the query has '")
        .endsWith("', which is not percent-encoded");
  }
}
