package io.faasduet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.InvalidRequestException;
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
  void jsonAndWhatCallersSendWhoDoNotSayJsonAreJson(String contentType) {
    assertThat(Payload.of(BODY, contentType)).isEqualTo(new Payload.JsonText(BODY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "IMAGE/PNG", "image/png; name=cat"})
  void otherBodiesKeepTheirMediaTypeWithoutParameters(String contentType) {
    assertThat(Payload.of(BODY, contentType)).isEqualTo(new Payload.Body(BODY, "image/png"));
  }

  @Test
  void aQueryIsPercentDecoded() {
    assertThat(Payload.Query.parse("num_of_rows=3&name=a+b%26%C3%A9&flag&x=a=b&&").parameters())
        .isEqualTo(Map.of("num_of_rows", "3", "name", "a b&é", "flag", "", "x", "a=b"));
    assertThat(Payload.Query.parse("").parameters()).isEmpty();
  }

  @Test
  void aParameterGivenTwiceIsRefused() {
    assertThatThrownBy(() -> Payload.Query.parse("rows=1&cols=2&rows=1"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("field 'rows' is given twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rows=%", "rows=%4", "rows=%zz", "%zz=1"})
  void aQueryThatIsNotPercentEncodedIsRefused(String query) {
    assertThatThrownBy(() -> Payload.Query.parse(query))
        .isInstanceOf(InvalidRequestException.class)
        .message()
        .startsWith("the query has '")
        .endsWith("', which is not percent-encoded");
  }
}
