package io.faasduet.runtime.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.api.FieldNaming;
import io.faasduet.api.InvalidRequestException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownFieldsTest {
  record Order(int numOfRows, Optional<String> type, Optional<Place> place) {
    Order() {
      this(1, Optional.empty(), Optional.empty());
    }
  }

  record Place(Optional<String> town) {}

  record Nothing() {}

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{'num_of_rows': 3, 'rows': 4}", "{'place': {'city': 'Bonn'}}"})
  void aRequestMayHaveMoreFieldsThanAreKnown(String json) {
    assertThat(read(json, UnknownFields.FOREIGN_REFUSED)).isNotNull();
  }

  @Test
  void anObjectWithoutAnyOfTheFieldsIsNoRequest() {
    assertRefused(
        "{'rows': 3, 'cols': 4}",
        UnknownFields.FOREIGN_REFUSED,
        "the request has none of this function's fields (num_of_rows, type, place), but 'rows',"
            + " 'cols'");
    assertThatThrownBy(
            () ->
                Json.read(
                    utf8("{'a': 1}"),
                    Nothing.class,
                    FieldNaming.SNAKE_CASE,
                    UnknownFields.FOREIGN_REFUSED))
        .hasMessage("the request has none of this function's fields (), but 'a'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Records': [{'eventSource': 'aws:s3'}]}",
        "{'EventName': 's3:ObjectCreated:Put', 'Key': 'b/k', 'Records': []}",
        "{'Type': 'Notification', 'TopicArn': 'arn:aws:sns:eu-west-1:1:t', 'Message': '{}'}",
        "{'version': '2.0', 'requestContext': {'http': {'method': 'POST'}}, 'body': '{}'}",
        "{'detail-type': 'Object Created', 'source': 'aws.s3', 'type': 'x', 'detail': {}}",
        "{'specversion': '1.0', 'type': 'com.acme.made', 'source': '/a', 'id': '1', 'data': {}}"
      })
  void anotherServicesEventIsNoRequestEvenWithAFieldOfItsName(String json) {
    assertThatThrownBy(() -> read(json, UnknownFields.FOREIGN_REFUSED))
        .isInstanceOf(InvalidRequestException.class)
        .message()
        .startsWith("the request is an event of another service, as its field '");
  }

  @Test
  void theTestEventOfABucketIsNoRequest() {
    assertRefused(
        "{'Service': 'Amazon S3', 'Event': 's3:TestEvent'}",
        UnknownFields.FOREIGN_REFUSED,
        "the request has none of this function's fields (num_of_rows, type, place), but"
            + " 'Service', 'Event'");
  }

  @Test
  void strictlyEveryUnknownFieldIsRefusedWithTheOneThatIsNearest() {
    assertRefused(
        "{'num_of_row': 3, 'num_of_rows': 3}",
        UnknownFields.REFUSED,
        "the request has unknown fields: 'num_of_row' (nearest: 'num_of_rows')");
    assertRefused(
        "{'typ': 'a', 'rows': 3}",
        UnknownFields.REFUSED,
        "the request has unknown fields: 'typ' (nearest: 'type'), 'rows' (nearest:"
            + " 'num_of_rows')");
    assertRefused(
        "{'place': {'twon': 'Bonn'}}",
        UnknownFields.REFUSED,
        "the request has unknown fields: 'place.twon' (nearest: 'place.town')");
    assertThat(read("{'num_of_rows': 3}", UnknownFields.REFUSED).numOfRows()).isEqualTo(3);
  }

  @Test
  void manyUnknownFieldsAreNotAllNamed() {
    String json =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "'f" + i + "': 1")
            .collect(Collectors.joining(", ", "{", "}"));

    assertThatThrownBy(() -> read(json, UnknownFields.REFUSED)).message().hasSizeLessThan(300);
    assertThatThrownBy(() -> read("{'" + "f".repeat(9999) + "': 1}", UnknownFields.REFUSED))
        .message()
        .hasSizeLessThan(200);
  }

  @Test
  void queriesAreHeldToTheSameRule() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("rows", "3");
    assertThatThrownBy(() -> query(parameters, UnknownFields.FOREIGN_REFUSED))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageEndingWith("but 'rows'");

    parameters.put("num_of_rows", "3");
    assertThat(query(parameters, UnknownFields.FOREIGN_REFUSED).numOfRows()).isEqualTo(3);
    assertThatThrownBy(() -> query(parameters, UnknownFields.REFUSED))
        .hasMessage("the request has unknown fields: 'rows' (nearest: 'num_of_rows')");
    assertThat(query(Map.of(), UnknownFields.REFUSED)).isEqualTo(new Order());
  }

  private static Order query(Map<String, String> parameters, UnknownFields unknown) {
    return Json.readQuery(parameters, Order.class, FieldNaming.SNAKE_CASE, unknown);
  }

  private static Order read(String json, UnknownFields unknown) {
    return Json.read(utf8(json), Order.class, FieldNaming.SNAKE_CASE, unknown);
  }

  private static byte[] utf8(String json) {
    return json.replace('\'', '"').getBytes(UTF_8);
  }

  private static void assertRefused(String json, UnknownFields unknown, String message) {
    assertThatThrownBy(() -> read(json, unknown))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(message);
  }
}
