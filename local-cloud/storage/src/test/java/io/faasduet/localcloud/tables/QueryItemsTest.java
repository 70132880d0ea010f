package io.faasduet.localcloud.tables;

import static io.faasduet.localcloud.tables.TablesSession.TABLE;
import static io.faasduet.localcloud.tables.TablesSession.assertInvalid;
import static io.faasduet.localcloud.tables.TablesSession.item;
import static io.faasduet.localcloud.tables.TablesSession.key;
import static io.faasduet.localcloud.tables.TablesSession.number;
import static io.faasduet.localcloud.tables.TablesSession.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;

class QueryItemsTest {
  @RegisterExtension final TablesSession aws = new TablesSession();

  @BeforeEach
  void putProducts() {
    List<String> products = List.of("mint", "game-b", "game-a", "sebs", "game-c");
    for (int i = 0; i < products.size(); i++) {
      aws.put(item("c", products.get(i), "price", number("" + i)));
    }
    aws.put(key("another", "game-x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cart_id = :c; game-a game-b game-c mint sebs",
        "cart_id = :c AND product_id = :b; game-b",
        "product_id < :b AND :c = cart_id; game-a",
        "cart_id = :c AND product_id <= :b; game-a game-b",
        "cart_id = :c AND product_id > :b; game-c mint sebs",
        "cart_id = :c AND product_id >= :b; game-b game-c mint sebs",
        "cart_id = :c AND :b < product_id; game-c mint sebs",
        "cart_id = :c AND product_id BETWEEN :b AND :m; game-b game-c mint",
        "(cart_id = :c) AND (begins_with(product_id, :game)); game-a game-b game-c"
      })
  void aConditionOnTheSortKeyIsARange(String condition, String found) {
    assertThat(products(query(condition).build())).containsExactly(found.split(" "));
    List<String> backwards = products(query(condition).scanIndexForward(false).build());
    assertThat(backwards)
        .containsExactlyElementsOf(
            List.of(found.split(" ")).stream().sorted((a, b) -> b.compareTo(a)).toList());
  }

  @Test
  void pagesGoOnAfterTheLastKey() {
    QueryRequest request = query("cart_id = :c").limit(2).build();
    QueryResponse first = aws.client().query(request);
    assertThat(first.count()).isEqualTo(2);
    assertThat(first.lastEvaluatedKey()).isEqualTo(key("c", "game-b"));
    assertThat(products(request.toBuilder().exclusiveStartKey(first.lastEvaluatedKey()).build()))
        .containsExactly("game-c", "mint");
    assertThat(aws.client().queryPaginator(request).items()).hasSize(5);
    assertThat(
            aws.client()
                .queryPaginator(request.toBuilder().scanIndexForward(false).build())
                .items())
        .hasSize(5);
  }

  @Test
  void aPageThatEndsWithTheLastItemHasAKeyAsOnAws() {
    QueryResponse page = aws.client().query(query("cart_id = :c").limit(5).build());
    assertThat(page.lastEvaluatedKey()).isEqualTo(key("c", "sebs"));
  }

  @Test
  void aFilterLeavesOutWhatWasLookedAt() {
    QueryResponse found =
        aws.client()
            .query(
                query("cart_id = :c")
                    .filterExpression("price IN (:one, :two)")
                    .expressionAttributeValues(
                        Map.of(":c", text("c"), ":one", number("1"), ":two", number("2.0")))
                    .projectionExpression("price")
                    .build());
    assertThat(found.items())
        .isEqualTo(List.of(Map.of("price", number("2")), Map.of("price", number("1"))));
    assertThat(found.count()).isEqualTo(2);
    assertThat(found.scannedCount()).isEqualTo(5);
  }

  @Test
  void itemsAreOnlyCounted() {
    QueryResponse found = aws.client().query(query("cart_id = :c").select(Select.COUNT).build());
    assertThat(found.count()).isEqualTo(5);
    assertThat(found.hasItems()).isFalse();
  }

  @Test
  void numbersAreOrderedByValueAndTextsByBytes() {
    aws.client()
        .createTable(
            it ->
                it.tableName("numbers")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        List.of(
                            TablesSession.attribute("id", ScalarAttributeType.S),
                            TablesSession.attribute("n", ScalarAttributeType.N)))
                    .keySchema(
                        List.of(
                            TablesSession.keyElement("id", KeyType.HASH),
                            TablesSession.keyElement("n", KeyType.RANGE))));
    for (String n : List.of("10", "9", "-1", "1e2", "0.5")) {
      aws.client()
          .putItem(it -> it.tableName("numbers").item(Map.of("id", text("i"), "n", number(n))));
    }
    assertThat(
            aws.client()
                .query(
                    it ->
                        it.tableName("numbers")
                            .keyConditionExpression("id = :i AND n BETWEEN :low AND :high")
                            .expressionAttributeValues(
                                Map.of(
                                    ":i", text("i"),
                                    ":low", number("-5"),
                                    ":high", number("100.00"))))
                .items())
        .extracting(it -> it.get("n").n())
        .containsExactly("-1", "0.5", "9", "10", "100");
    // U+FFEE is before U+1F600 in UTF-8, after it in UTF-16
    aws.put(key("d", "😀"));
    aws.put(key("d", "\uffee"));
    aws.put(key("d", "z"));
    assertThat(
            products(
                query("cart_id = :c").expressionAttributeValues(Map.of(":c", text("d"))).build()))
        .containsExactly("z", "\uffee", "😀");
  }

  @Test
  void aPageIsOfOneMegabyte() {
    for (int i = 0; i < 4; i++) {
      aws.put(item("big", "p" + i, "data", text("x".repeat(300 * 1024))));
    }
    QueryRequest request =
        query("cart_id = :c").expressionAttributeValues(Map.of(":c", text("big"))).build();
    QueryResponse page = aws.client().query(request);
    assertThat(page.count()).isEqualTo(3);
    assertThat(page.lastEvaluatedKey()).isEqualTo(key("big", "p2"));
    assertThat(aws.client().queryPaginator(request).items()).hasSize(4);
  }

  @Test
  void aScanFindsEverythingInPages() {
    assertThat(aws.client().scanPaginator(it -> it.tableName(TABLE).limit(4)).items()).hasSize(6);
    assertThat(
            aws.client()
                .scan(it -> it.tableName(TABLE).filterExpression("attribute_not_exists(price)"))
                .items())
        .containsExactly(key("another", "game-x"));
  }

  @Test
  void conditionsThatNoKeyAnswersAreRefused() {
    refused("Query condition missed key schema element: cart_id", "product_id = :b");
    refused("Query key condition not supported", "cart_id > :c");
    refused("Query condition missed key schema element: product_id", "cart_id = :c AND price = :b");
    refused("Invalid operator used in KeyConditionExpression: OR", "cart_id = :c OR cart_id = :b");
    refused("Invalid operator used in KeyConditionExpression: NOT", "NOT cart_id = :c");
    refused(
        "KeyConditionExpressions must only contain one condition per key",
        "cart_id = :c AND product_id > :b AND product_id < :m");
    refused(
        "Invalid operator used in KeyConditionExpression: contains",
        "cart_id = :c AND contains(product_id, :b)");
    assertInvalid(
        "One or more parameter values were invalid: Condition parameter type does not match schema"
            + " type",
        () ->
            aws.client()
                .query(
                    query("cart_id = :c")
                        .expressionAttributeValues(Map.of(":c", number("1")))
                        .build()));
    assertInvalid(
        "Filter Expression can only contain non-primary key attributes: Primary key attribute:"
            + " product_id",
        () ->
            aws.client()
                .query(query("cart_id = :c").filterExpression("size(product_id) > :c").build()));
  }

  @Test
  void aStartKeyOutsideTheQueryIsRefused() {
    assertInvalid(
        "The provided starting key is outside query boundaries based on provided conditions",
        () ->
            aws.client()
                .query(query("cart_id = :c").exclusiveStartKey(key("another", "x")).build()));
    assertInvalid(
        "The provided starting key is invalid: The provided key element does not match the schema",
        () ->
            aws.client()
                .query(
                    query("cart_id = :c").exclusiveStartKey(Map.of("cart_id", text("c"))).build()));
  }

  @Test
  void whatWouldBeIgnoredIsRefused() {
    assertInvalid(
        "The parameter IndexName is not served by the embedded table service",
        () -> aws.client().query(query("cart_id = :c").indexName("index").build()));
    assertInvalid(
        "The parameter TotalSegments is not served by the embedded table service",
        () -> aws.client().scan(it -> it.tableName(TABLE).segment(0).totalSegments(2)));
    assertInvalid(
        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
            + " request.",
        () -> aws.client().query(it -> it.tableName(TABLE)));
  }

  private void refused(String message, String condition) {
    assertInvalid(message, () -> aws.client().query(query(condition).build()));
  }

  /** A query with those values that its condition names. */
  private static QueryRequest.Builder query(String condition) {
    Map<String, AttributeValue> values = new HashMap<>();
    Map.of(":c", "c", ":b", "game-b", ":m", "mint", ":game", "game")
        .forEach(
            (name, value) -> {
              if (condition.matches(".*" + name + "\\b.*")) {
                values.put(name, text(value));
              }
            });
    return QueryRequest.builder()
        .tableName(TABLE)
        .keyConditionExpression(condition)
        .expressionAttributeValues(values);
  }

  private List<String> products(QueryRequest request) {
    return aws.client().query(request).items().stream()
        .map(it -> it.get("product_id").s())
        .toList();
  }
}
