package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.store.KeyAttribute;
import io.faasduet.localcloud.tables.store.StoredTable;

/** A table as answers describe it. The number and size of its items are those of this moment. */
final class TableDescription {
  private static final double MILLIS_PER_SECOND = 1000;

  private TableDescription() {}

  /**
   * The description.
   *
   * @param status ACTIVE or DELETING
   */
  static ObjectNode of(StoredTable table, String status) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode definitions = json.putArray("AttributeDefinitions");
    ArrayNode schema = json.putArray("KeySchema");
    for (KeyAttribute attribute : table.schema().keyAttributes()) {
      definitions
          .addObject()
          .put("AttributeName", attribute.name())
          .put("AttributeType", attribute.type());
      schema.addObject().put("AttributeName", attribute.name()).put("KeyType", attribute.keyType());
    }
    json.put("TableName", table.schema().name())
        .put("TableStatus", status)
        .put("TableArn", TableNames.arn(table.schema().name()))
        .put("TableId", table.id().toString())
        .put("CreationDateTime", table.created().toEpochMilli() / MILLIS_PER_SECOND)
        .put("ItemCount", table.items())
        .put("TableSizeBytes", table.bytes())
        .put("DeletionProtectionEnabled", false);
    json.putObject("ProvisionedThroughput")
        .put("NumberOfDecreasesToday", 0)
        .put("ReadCapacityUnits", table.capacity().readUnits())
        .put("WriteCapacityUnits", table.capacity().writeUnits());
    if (!table.capacity().provisioned()) {
      json.putObject("BillingModeSummary").put("BillingMode", "PAY_PER_REQUEST");
    }
    return json;
  }
}
