package io.faasduet.localcloud.tables;

import static io.faasduet.localcloud.tables.TablesSession.TABLE;
import static io.faasduet.localcloud.tables.TablesSession.assertInvalid;
import static io.faasduet.localcloud.tables.TablesSession.item;
import static io.faasduet.localcloud.tables.TablesSession.key;
import static io.faasduet.localcloud.tables.TablesSession.number;
import static io.faasduet.localcloud.tables.TablesSession.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

class ItemOperationsTest {
  @RegisterExtension final TablesSession aws = new TablesSession();

  @Test
  void anItemOfAllTypesComesBackAsItWasPut() {
    Map<String, AttributeValue> item = new HashMap<>(key("c", "p"));
    item.put("text", text("grün 😀"));
    item.put("empty", text(""));
    item.put("number", number("-12.5"));
    item.put("bytes", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 7})));
    item.put("true", AttributeValue.fromBool(true));
    item.put("nothing", AttributeValue.fromNul(true));
    item.put("list", AttributeValue.fromL(List.of(text("x"), number("1"))));
    item.put("map", AttributeValue.fromM(Map.of("y", AttributeValue.fromL(List.of()))));
    item.put("texts", AttributeValue.fromSs(List.of("a", "b")));
    item.put("numbers", AttributeValue.fromNs(List.of("1", "2")));
    item.put("manyBytes", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("a"))));
    aws.put(item);
    assertThat(aws.get("c", "p")).isEqualTo(item);
  }

  @Test
  void numbersAreNumbers() {
    aws.put(item("c", "p", "n", number("1.50e3")));
    assertThat(aws.get("c", "p").get("n").n()).isEqualTo("1500");
  }

  @Test
  void aPutReplacesTheItemAndAnswersTheOldOne() {
    aws.put(item("c", "p", "a", number("1")));
    Map<String, AttributeValue> old =
        aws.client()
            .putItem(
                it ->
                    it.tableName(TABLE)
                        .item(item("c", "p", "b", number("2")))
                        .returnValues(ReturnValue.ALL_OLD))
            .attributes();
    assertThat(old).isEqualTo(item("c", "p", "a", number("1")));
    assertThat(aws.get("c", "p")).isEqualTo(item("c", "p", "b", number("2")));
  }

  @Test
  void aDeleteAnswersTheOldItem() {
    aws.put(key("c", "p"));
    assertThat(
            aws.client()
                .deleteItem(
                    it -> it.tableName(TABLE).key(key("c", "p")).returnValues(ReturnValue.ALL_OLD))
                .attributes())
        .isEqualTo(key("c", "p"));
    assertThat(aws.get("c", "p")).isEmpty();
    aws.client().deleteItem(it -> it.tableName(TABLE).key(key("c", "p"))); // none is no error
  }

  @Test
  void aConditionThatDoesNotHoldKeepsTheItem() {
    aws.put(item("c", "p", "a", number("1")));
    assertThatThrownBy(
            () ->
                aws.client()
                    .putItem(
                        it ->
                            it.tableName(TABLE)
                                .item(item("c", "p", "a", number("2")))
                                .conditionExpression("attribute_not_exists(cart_id)")))
        .isInstanceOfSatisfying(
            ConditionalCheckFailedException.class, e -> assertThat(e.item()).isEmpty())
        .hasMessageContaining("The conditional request failed");
    assertThatThrownBy(
            () ->
                aws.client()
                    .deleteItem(
                        it ->
                            it.tableName(TABLE)
                                .key(key("c", "p"))
                                .conditionExpression("a > :limit")
                                .expressionAttributeValues(Map.of(":limit", number("1")))
                                .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .isInstanceOfSatisfying(
            ConditionalCheckFailedException.class,
            e -> assertThat(e.item()).isEqualTo(item("c", "p", "a", number("1"))));
    assertThat(aws.get("c", "p")).isEqualTo(item("c", "p", "a", number("1")));
  }

  @Test
  void anItemIsReadInPart() {
    Map<String, AttributeValue> item = new HashMap<>(key("c", "p"));
    item.put("list", AttributeValue.fromL(List.of(text("x"), text("y"), text("z"))));
    item.put("map", AttributeValue.fromM(Map.of("a", number("1"), "b", number("2"))));
    aws.put(item);
    assertThat(
            aws.client()
                .getItem(
                    it ->
                        it.tableName(TABLE)
                            .key(key("c", "p"))
                            .consistentRead(true)
                            .projectionExpression("#l[2], #l[0], #m.b, absent, product_id")
                            .expressionAttributeNames(Map.of("#l", "list", "#m", "map")))
                .item())
        .isEqualTo(
            Map.of(
                "product_id",
                text("p"),
                "list",
                AttributeValue.fromL(List.of(text("x"), text("z"))),
                "map",
                AttributeValue.fromM(Map.of("b", number("2")))));
  }

  @Test
  void keysAreChecked() {
    assertInvalid(
        "One or more parameter values were invalid: Missing the key product_id in the item",
        () -> aws.put(Map.of("cart_id", text("c"))));
    assertInvalid(
        "One or more parameter values were invalid: Type mismatch for key product_id expected: S"
            + " actual: N",
        () -> aws.put(Map.of("cart_id", text("c"), "product_id", number("1"))));
    assertInvalid(
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
            + " contain an empty string value. Key: product_id",
        () -> aws.put(key("c", "")));
    assertInvalid(
        "The provided key element does not match the schema",
        () -> aws.client().getItem(it -> it.tableName(TABLE).key(Map.of("cart_id", text("c")))));
    assertInvalid(
        "The provided key element does not match the schema",
        () ->
            aws.client().getItem(it -> it.tableName(TABLE).key(item("c", "p", "more", text("x")))));
    assertInvalid(
        "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size"
            + " limit of2048 bytes",
        () -> aws.put(key("c".repeat(2049), "p")));
    assertInvalid(
        "One or more parameter values were invalid: Aggregated size of all range keys has exceeded"
            + " the size limit of 1024 bytes",
        () -> aws.put(key("c", "ü".repeat(513))));
    aws.put(key("c".repeat(2048), "ü".repeat(512)));
  }

  @Test
  void anItemIsAtMost400Kilobytes() {
    int others = "cart_id".length() + "product_id".length() + 2 + "a".length();
    aws.put(item("c", "p", "a", text("x".repeat(400 * 1024 - others))));
    assertInvalid(
        "Item size has exceeded the maximum allowed size",
        () -> aws.put(item("c", "p", "a", text("x".repeat(400 * 1024 - others + 1)))));
    assertInvalid(
        "Item size to update has exceeded the maximum allowed size",
        () ->
            aws.client()
                .updateItem(
                    it ->
                        it.tableName(TABLE)
                            .key(key("c", "p"))
                            .updateExpression("SET b = :b")
                            .expressionAttributeValues(Map.of(":b", text("")))));
  }

  @Test
  void valuesAreChecked() {
    assertInvalid(
        "Attempting to store more than 38 significant digits in a Number",
        () -> aws.put(item("c", "p", "n", number("1".repeat(39)))));
    assertInvalid(
        "The parameter cannot be converted to a numeric value: one",
        () -> aws.put(item("c", "p", "n", number("one"))));
    assertInvalid(
        "One or more parameter values were invalid: An string set  may not be empty",
        () -> aws.put(item("c", "p", "n", AttributeValue.fromSs(List.of()))));
    assertInvalid(
        "Input collection contains duplicates",
        () -> aws.put(item("c", "p", "n", AttributeValue.fromNs(List.of("1", "1.0")))));
    assertInvalid(
        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
        () -> aws.put(item("c", "p", "n", AttributeValue.builder().build())));
  }

  @Test
  void whatWouldBeIgnoredIsRefused() {
    assertInvalid(
        "The parameter ReturnConsumedCapacity is not served by the embedded table service",
        () ->
            aws.client()
                .putItem(
                    it ->
                        it.tableName(TABLE)
                            .item(key("c", "p"))
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)));
    assertInvalid(
        "The parameter AttributesToGet is not served by the embedded table service",
        () ->
            aws.client()
                .getItem(it -> it.tableName(TABLE).key(key("c", "p")).attributesToGet("a")));
    assertInvalid(
        "ReturnValues can only be ALL_OLD or NONE",
        () ->
            aws.client()
                .putItem(
                    it ->
                        it.tableName(TABLE).item(key("c", "p")).returnValues(ReturnValue.ALL_NEW)));
  }
}
