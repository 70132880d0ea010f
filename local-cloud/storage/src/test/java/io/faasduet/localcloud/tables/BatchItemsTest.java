package io.faasduet.localcloud.tables;

import static io.faasduet.localcloud.tables.TablesSession.TABLE;
import static io.faasduet.localcloud.tables.TablesSession.assertInvalid;
import static io.faasduet.localcloud.tables.TablesSession.item;
import static io.faasduet.localcloud.tables.TablesSession.key;
import static io.faasduet.localcloud.tables.TablesSession.number;
import static io.faasduet.localcloud.tables.TablesSession.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class BatchItemsTest {
  @RegisterExtension final TablesSession aws = new TablesSession();

  @Test
  void putsAndDeletesAreDone() {
    aws.put(key("c", "old"));
    assertThat(
            write(List.of(put("a"), put("b"), delete("old"), delete("absent"))).unprocessedItems())
        .isEmpty();
    assertThat(aws.get("c", "a")).containsEntry("n", number("1"));
    assertThat(aws.get("c", "old")).isEmpty();
  }

  @Test
  void aBatchIsCheckedBeforeAnyOfItIsDone() {
    assertInvalid(
        "Provided list of item keys contains duplicates",
        () -> write(List.of(put("a"), delete("a"))));
    assertInvalid(
        "Too many items requested for the BatchWriteItem call",
        () -> write(IntStream.range(0, 26).mapToObj(i -> put("p" + i)).toList()));
    assertInvalid(
        "The provided key element does not match the schema",
        () ->
            write(
                List.of(
                    put("a"),
                    WriteRequest.builder()
                        .deleteRequest(it -> it.key(Map.of("cart_id", text("c"))))
                        .build())));
    assertThat(aws.get("c", "a")).isEmpty();
  }

  @Test
  void keysAreReadTogether() {
    write(List.of(put("a"), put("b")));
    BatchGetItemResponse read =
        get(
            KeysAndAttributes.builder()
                .keys(List.of(key("c", "a"), key("c", "b"), key("c", "absent")))
                .projectionExpression("product_id")
                .build());
    assertThat(read.responses().get(TABLE))
        .extracting(it -> it.get("product_id").s())
        .containsExactlyInAnyOrder("a", "b");
    assertThat(read.unprocessedKeys()).isEmpty();
  }

  @Test
  void whatDoesNotFitIntoAnAnswerIsLeftUnprocessed() {
    List<String> products = IntStream.range(0, 50).mapToObj(i -> "p" + i).toList();
    products.forEach(it -> aws.put(item("c", it, "data", text("x".repeat(390 * 1024)))));
    BatchGetItemResponse read =
        get(
            KeysAndAttributes.builder()
                .keys(products.stream().map(it -> key("c", it)).toList())
                .projectionExpression("product_id")
                .build());
    int left = read.unprocessedKeys().get(TABLE).keys().size();
    assertThat(left).isPositive();
    assertThat(read.responses().get(TABLE)).hasSize(50 - left);
    assertThat(get(read.unprocessedKeys().get(TABLE)).responses().get(TABLE)).hasSize(left);
  }

  @Test
  void tooManyKeysAreRefused() {
    assertInvalid(
        "Too many items requested for the BatchGetItem call",
        () ->
            get(
                KeysAndAttributes.builder()
                    .keys(IntStream.range(0, 101).mapToObj(i -> key("c", "p" + i)).toList())
                    .build()));
    assertInvalid(
        "Provided list of item keys contains duplicates",
        () -> get(KeysAndAttributes.builder().keys(List.of(key("c", "a"), key("c", "a"))).build()));
  }

  private BatchWriteItemResponse write(List<WriteRequest> writes) {
    return aws.client().batchWriteItem(it -> it.requestItems(Map.of(TABLE, writes)));
  }

  private BatchGetItemResponse get(KeysAndAttributes keys) {
    return aws.client().batchGetItem(it -> it.requestItems(Map.of(TABLE, keys)));
  }

  private static WriteRequest put(String product) {
    return WriteRequest.builder()
        .putRequest(it -> it.item(item("c", product, "n", number("1"))))
        .build();
  }

  private static WriteRequest delete(String product) {
    return WriteRequest.builder().deleteRequest(it -> it.key(key("c", product))).build();
  }
}
