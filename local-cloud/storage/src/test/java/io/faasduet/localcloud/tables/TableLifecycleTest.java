package io.faasduet.localcloud.tables;

import static io.faasduet.localcloud.tables.TablesSession.TABLE;
import static io.faasduet.localcloud.tables.TablesSession.assertInvalid;
import static io.faasduet.localcloud.tables.TablesSession.assertRefused;
import static io.faasduet.localcloud.tables.TablesSession.attribute;
import static io.faasduet.localcloud.tables.TablesSession.key;
import static io.faasduet.localcloud.tables.TablesSession.keyElement;
import static io.faasduet.localcloud.tables.TablesSession.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

class TableLifecycleTest {
  @RegisterExtension final TablesSession aws = new TablesSession();

  @Test
  void aTableIsThereWhenItHasBeenCreated() {
    aws.client().createTable(counters());
    TableDescription table = aws.client().describeTable(it -> it.tableName("counters")).table();
    assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(table.keySchema())
        .singleElement()
        .satisfies(it -> assertThat(it.keyType()).isEqualTo(KeyType.HASH))
        .satisfies(it -> assertThat(it.attributeName()).isEqualTo("id"));
    assertThat(table.attributeDefinitions())
        .singleElement()
        .satisfies(it -> assertThat(it.attributeType()).isEqualTo(ScalarAttributeType.N));
    assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(table.tableArn()).endsWith(":table/counters");
    assertThat(
            aws.client()
                .waiter()
                .waitUntilTableExists(it -> it.tableName("counters"))
                .matched()
                .response())
        .isPresent();
  }

  @Test
  void aDescriptionCountsItems() {
    aws.put(key("c", "p"));
    TableDescription table = aws.client().describeTable(it -> it.tableName(TABLE)).table();
    assertThat(table.itemCount()).isEqualTo(1);
    // cart_id + c + product_id + p
    assertThat(table.tableSizeBytes()).isEqualTo(7 + 1 + 10 + 1);
  }

  @Test
  void aNameIsTakenOnce() {
    aws.client().createTable(counters());
    assertThatThrownBy(() -> aws.client().createTable(counters()))
        .isInstanceOf(ResourceInUseException.class)
        .hasMessageContaining("Table already exists: counters");
  }

  @Test
  void theInstrumentMakesATableThatIsNotThere() {
    aws.put(key("c", "p"));
    aws.tables().createTable(TABLE, "cart_id", Optional.of("product_id"));
    assertThat(aws.get("c", "p")).isNotEmpty();
    assertThatThrownBy(() -> aws.tables().createTable("a b", "id", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[a-zA-Z0-9_.-]+");
  }

  @Test
  void theInstrumentPutsItemsOfTextsAndNumbers() {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("cart_id", "c").put("product_id", "p").put("price", 42).put("weight", 1.50);
    aws.tables().put(TABLE, item);
    assertThat(aws.get("c", "p"))
        .containsEntry("price", number("42"))
        .containsEntry("weight", number("1.5"));
    assertThatThrownBy(() -> aws.tables().put("absent", item))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Requested resource not found");
  }

  @Test
  void aDeletedTableIsGoneWithItsItems() {
    aws.put(key("c", "p"));
    assertThat(aws.client().deleteTable(it -> it.tableName(TABLE)).tableDescription().tableStatus())
        .isEqualTo(TableStatus.DELETING);
    assertThatThrownBy(() -> aws.get("c", "p"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Requested resource not found");
    assertRefused(
        "ResourceNotFoundException",
        "Requested resource not found: Table: " + TABLE + " not found",
        () -> aws.client().describeTable(it -> it.tableName(TABLE)));
  }

  @Test
  void namesAreListedInPages() {
    for (int i = 0; i < 5; i++) {
      aws.tables().createTable("table-" + i, "id", Optional.empty());
    }
    assertThat(aws.client().listTables(it -> it.limit(2)))
        .satisfies(it -> assertThat(it.tableNames()).containsExactly(TABLE, "table-0"))
        .satisfies(it -> assertThat(it.lastEvaluatedTableName()).isEqualTo("table-0"));
    assertThat(aws.client().listTablesPaginator(it -> it.limit(2)).tableNames())
        .containsExactly(TABLE, "table-0", "table-1", "table-2", "table-3", "table-4");
  }

  @Test
  void anArnStandsForTheName() {
    aws.put(key("c", "p"));
    String arn = aws.client().describeTable(it -> it.tableName(TABLE)).table().tableArn();
    assertThat(aws.client().getItem(it -> it.tableName(arn).key(key("c", "p"))).item())
        .isNotEmpty();
    String elsewhere = arn.replace("us-east-1", "eu-central-1");
    assertThatThrownBy(() -> aws.client().getItem(it -> it.tableName(elsewhere).key(key("c", "p"))))
        .isInstanceOf(ResourceNotFoundException.class);
    String another = arn.replace("000000000000", "123456789012");
    assertRefused(
        "AccessDeniedException",
        "Not authorized to perform this operation on resource: " + another + " of another account",
        () -> aws.client().getItem(it -> it.tableName(another).key(key("c", "p"))));
  }

  @Test
  void aTableThatCannotBeMadeIsRefused() {
    assertInvalid(
        "TableName must be at least 3 characters long and at most 255 characters long",
        () -> aws.client().createTable(counters().toBuilder().tableName("ab").build()));
    assertInvalid(
        "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must"
            + " both be specified when BillingMode is PROVISIONED",
        () ->
            aws.client()
                .createTable(counters().toBuilder().billingMode(BillingMode.PROVISIONED).build()));
    assertInvalid(
        "One or more parameter values were invalid: Some index key attributes are not defined in"
            + " AttributeDefinitions. Keys: [other], AttributeDefinitions: [id]",
        () ->
            aws.client()
                .createTable(
                    counters().toBuilder()
                        .keySchema(List.of(keyElement("other", KeyType.HASH)))
                        .build()));
    assertInvalid(
        "Invalid KeySchema: The first KeySchemaElement is not a HASH key type",
        () ->
            aws.client()
                .createTable(
                    counters().toBuilder()
                        .keySchema(List.of(keyElement("id", KeyType.RANGE)))
                        .build()));
    assertInvalid(
        "1 validation error detected: Value '[]' at 'keySchema' failed to satisfy constraint:"
            + " Member must have length greater than or equal to 1",
        () -> aws.client().createTable(counters().toBuilder().keySchema(List.of()).build()));
  }

  @Test
  void whatWouldBeIgnoredIsRefused() {
    assertInvalid(
        "The parameter GlobalSecondaryIndexes is not served by the embedded table service",
        () ->
            aws.client()
                .createTable(
                    counters().toBuilder()
                        .globalSecondaryIndexes(
                            List.of(
                                GlobalSecondaryIndex.builder()
                                    .indexName("by-name")
                                    .keySchema(List.of(keyElement("id", KeyType.HASH)))
                                    .projection(p -> p.projectionType(ProjectionType.ALL))
                                    .build()))
                        .build()));
    assertInvalid(
        "The parameter StreamSpecification is not served by the embedded table service",
        () ->
            aws.client()
                .createTable(
                    counters().toBuilder()
                        .streamSpecification(it -> it.streamEnabled(true))
                        .build()));
    assertRefused(
        "UnknownOperationException",
        "The embedded table service does not serve DescribeTimeToLive",
        () -> aws.client().describeTimeToLive(it -> it.tableName(TABLE)));
  }

  @Test
  void aTableOfProvisionedCapacityDescribesIt() {
    aws.client()
        .createTable(
            counters().toBuilder()
                .billingMode((BillingMode) null)
                .provisionedThroughput(it -> it.readCapacityUnits(3L).writeCapacityUnits(4L))
                .build());
    aws.client().putItem(it -> it.tableName("counters").item(Map.of("id", number("1"))));
    TableDescription table = aws.client().describeTable(it -> it.tableName("counters")).table();
    assertThat(table.provisionedThroughput().readCapacityUnits()).isEqualTo(3);
    assertThat(table.provisionedThroughput().writeCapacityUnits()).isEqualTo(4);
    assertThat(table.billingModeSummary()).isNull();
  }

  private static CreateTableRequest counters() {
    return CreateTableRequest.builder()
        .tableName("counters")
        .attributeDefinitions(List.of(attribute("id", ScalarAttributeType.N)))
        .keySchema(List.of(keyElement("id", KeyType.HASH)))
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .build();
  }
}
