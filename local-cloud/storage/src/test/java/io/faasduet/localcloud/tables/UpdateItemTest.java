package io.faasduet.localcloud.tables;

import static io.faasduet.localcloud.tables.TablesSession.TABLE;
import static io.faasduet.localcloud.tables.TablesSession.assertInvalid;
import static io.faasduet.localcloud.tables.TablesSession.item;
import static io.faasduet.localcloud.tables.TablesSession.key;
import static io.faasduet.localcloud.tables.TablesSession.number;
import static io.faasduet.localcloud.tables.TablesSession.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

class UpdateItemTest {
  private static final int THREADS = 8;
  private static final int INCREMENTS = 50;

  @RegisterExtension final TablesSession aws = new TablesSession();

  @Test
  void anUpdateMakesTheItem() {
    assertThat(
            update(
                ReturnValue.ALL_NEW,
                "SET a = if_not_exists(a, :zero) + :one ADD b :one",
                Map.of(":zero", number("0"), ":one", number("1"))))
        .containsEntry("a", number("1"))
        .containsEntry("b", number("1"))
        .containsAllEntriesOf(key("c", "p"));
  }

  @Test
  void oldAndNewValuesOfWhatChangedAreAnswered() {
    aws.put(item("c", "p", "m", AttributeValue.fromM(Map.of("x", number("1"), "y", number("2")))));
    Map<String, AttributeValue> values = Map.of(":n", number("7"));
    assertThat(update(ReturnValue.UPDATED_OLD, "SET m.x = :n", values))
        .isEqualTo(Map.of("m", AttributeValue.fromM(Map.of("x", number("1")))));
    assertThat(update(ReturnValue.UPDATED_NEW, "SET m.x = m.x + :n", values))
        .isEqualTo(Map.of("m", AttributeValue.fromM(Map.of("x", number("14")))));
    assertThat(update(ReturnValue.ALL_OLD, "REMOVE m", Map.of())).containsKey("m");
    assertThat(update(ReturnValue.UPDATED_OLD, "REMOVE m", Map.of())).isEmpty();
    assertThat(aws.get("c", "p")).isEqualTo(key("c", "p"));
  }

  @Test
  void anUpdateWithoutAnExpressionMakesTheKey() {
    aws.client().updateItem(it -> it.tableName(TABLE).key(key("c", "p")));
    assertThat(aws.get("c", "p")).isEqualTo(key("c", "p"));
  }

  @Test
  void aKeyIsNotUpdated() {
    assertInvalid(
        "One or more parameter values were invalid: Cannot update attribute product_id. This"
            + " attribute is part of the key",
        () -> update(ReturnValue.NONE, "SET product_id = :p", Map.of(":p", text("q"))));
  }

  @Test
  void anUpdateThatFailsChangesNothing() {
    aws.put(item("c", "p", "a", text("x")));
    assertInvalid(
        "An operand in the update expression has an incorrect data type",
        () -> update(ReturnValue.NONE, "SET b = :one, a = a + :one", Map.of(":one", number("1"))));
    assertInvalid(
        "The provided expression refers to an attribute that does not exist in the item",
        () -> update(ReturnValue.NONE, "SET b = absent", Map.of()));
    assertInvalid(
        "The document path provided in the update expression is invalid for update",
        () -> update(ReturnValue.NONE, "SET absent.b = :one", Map.of(":one", number("1"))));
    assertThat(aws.get("c", "p")).isEqualTo(item("c", "p", "a", text("x")));
  }

  @Test
  void parametersThatExpressionsReplacedAreRefused() {
    assertInvalid(
        "The parameter AttributeUpdates is not served by the embedded table service",
        () ->
            aws.client()
                .updateItem(
                    it ->
                        it.tableName(TABLE)
                            .key(key("c", "p"))
                            .attributeUpdates(
                                Map.of(
                                    "a",
                                    AttributeValueUpdate.builder()
                                        .action(AttributeAction.PUT)
                                        .value(number("1"))
                                        .build()))));
  }

  @Test
  void noIncrementOfManyThreadsIsLost() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        done.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < INCREMENTS; i++) {
                    update(ReturnValue.NONE, "ADD n :one", Map.of(":one", number("1")));
                  }
                }));
      }
      for (Future<?> thread : done) {
        thread.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(aws.get("c", "p").get("n")).isEqualTo(number("" + THREADS * INCREMENTS));
  }

  @Test
  void conditionsOfManyThreadsHoldOneAfterTheOther() throws Exception {
    aws.put(item("c", "p", "n", number("0")));
    AtomicInteger refused = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        done.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < INCREMENTS; i++) {
                    incrementFromWhatWasRead(refused);
                  }
                }));
      }
      for (Future<?> thread : done) {
        thread.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(aws.get("c", "p").get("n"))
        .isEqualTo(number("" + (THREADS * INCREMENTS - refused.get())));
  }

  /** Compare and set: it succeeds for one of those that read the same number. */
  private void incrementFromWhatWasRead(AtomicInteger refused) {
    AttributeValue read = aws.get("c", "p").get("n");
    AttributeValue next = number("" + (Integer.parseInt(read.n()) + 1));
    try {
      aws.client()
          .updateItem(
              it ->
                  it.tableName(TABLE)
                      .key(key("c", "p"))
                      .updateExpression("SET n = :next")
                      .conditionExpression("n = :read")
                      .expressionAttributeValues(Map.of(":next", next, ":read", read)));
    } catch (ConditionalCheckFailedException e) {
      refused.incrementAndGet();
    }
  }

  private Map<String, AttributeValue> update(
      ReturnValue wanted, String expression, Map<String, AttributeValue> values) {
    return aws.client()
        .updateItem(
            it -> {
              it.tableName(TABLE)
                  .key(key("c", "p"))
                  .updateExpression(expression)
                  .returnValues(wanted);
              if (!values.isEmpty()) {
                it.expressionAttributeValues(values);
              }
            })
        .attributes();
  }
}
