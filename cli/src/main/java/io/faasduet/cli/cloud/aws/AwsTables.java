package io.faasduet.cli.cloud.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.input.BenchmarkNeeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tables of DynamoDB that are paid per request. Failures are the SDK's. */
final class AwsTables {
  private final DynamoDbClient client;

  AwsTables(AwsAccount account) {
    this.client = account.tables();
  }

  boolean exists(String table) {
    try {
      client.describeTable(it -> it.tableName(table));
      return true;
    } catch (ResourceNotFoundException e) {
      return false;
    }
  }

  /** Makes it, and waits until it can be used. */
  void create(String table, BenchmarkNeeds.Keys keys) {
    List<KeySchemaElement> schema = new ArrayList<>();
    List<AttributeDefinition> attributes = new ArrayList<>();
    add(keys.partition(), KeyType.HASH, schema, attributes);
    keys.sort().ifPresent(name -> add(name, KeyType.RANGE, schema, attributes));
    client.createTable(
        it ->
            it.tableName(table)
                .keySchema(schema)
                .attributeDefinitions(attributes)
                .billingMode(BillingMode.PAY_PER_REQUEST));
    client.waiter().waitUntilTableExists(it -> it.tableName(table));
  }

  private static void add(
      String name, KeyType type, List<KeySchemaElement> schema, List<AttributeDefinition> all) {
    schema.add(KeySchemaElement.builder().attributeName(name).keyType(type).build());
    all.add(
        AttributeDefinition.builder()
            .attributeName(name)
            .attributeType(ScalarAttributeType.S)
            .build());
  }

  /** Stores an item of texts and numbers. */
  void put(String table, ObjectNode item) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    item.properties()
        .forEach(
            field ->
                attributes.put(
                    field.getKey(),
                    field.getValue().isNumber()
                        ? AttributeValue.fromN(field.getValue().asText())
                        : AttributeValue.fromS(field.getValue().asText())));
    client.putItem(it -> it.tableName(table).item(attributes));
  }

  /** Deletes it, if it is there, and waits until it is gone. */
  void delete(String table) {
    try {
      client.deleteTable(it -> it.tableName(table));
      client.waiter().waitUntilTableNotExists(it -> it.tableName(table));
    } catch (ResourceNotFoundException e) {
      // it is gone
    }
  }
}
