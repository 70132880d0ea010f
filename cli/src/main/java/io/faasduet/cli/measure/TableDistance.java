package io.faasduet.cli.measure;

import io.faasduet.cli.command.UsageException;
import io.faasduet.localcloud.distance.DrawnLatency;
import io.faasduet.localcloud.distance.ServiceDistance;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A measurement of a table: its latencies for an item of 1 KB, which is deleted at the end. */
record TableDistance(DynamoDbClient client, String table, LatencyTrials trials) {
  private static final String NAME = "duet-distance";

  /**
   * The latencies; reads are consistent.
   *
   * @throws UsageException if the keys of the table are no texts
   */
  ServiceDistance measure() {
    Map<String, AttributeValue> key = key();
    Map<String, AttributeValue> item = new HashMap<>(key);
    item.put("content", AttributeValue.fromS("x".repeat(1000)));
    try {
      DrawnLatency write = trials.of(() -> client.putItem(it -> it.tableName(table).item(item)));
      DrawnLatency read =
          trials.of(() -> client.getItem(it -> it.tableName(table).key(key).consistentRead(true)));
      return new ServiceDistance(Optional.of(read), Optional.of(write));
    } finally {
      client.deleteItem(it -> it.tableName(table).key(key));
    }
  }

  private Map<String, AttributeValue> key() {
    TableDescription described = client.describeTable(it -> it.tableName(table)).table();
    Map<String, AttributeValue> key = new HashMap<>();
    described.keySchema().forEach(it -> key.put(it.attributeName(), AttributeValue.fromS(NAME)));
    for (AttributeDefinition attribute : described.attributeDefinitions()) {
      if (key.containsKey(attribute.attributeName())
          && attribute.attributeType() != ScalarAttributeType.S) {
        throw new UsageException(
            "--table must name a table whose keys are texts; '%s' of %s is of type %s"
                .formatted(attribute.attributeName(), table, attribute.attributeTypeAsString()));
      }
    }
    return key;
  }
}
