package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.store.KeyAttribute;
import io.faasduet.localcloud.tables.store.TableCapacity;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import io.faasduet.localcloud.tables.store.TableSchema;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** CreateTable. The table is there when the answer comes. */
record CreateTable(TableCatalogue tables) implements TableOperation {
  private static final String PROVISIONED = "PROVISIONED";
  private static final Set<String> TAKEN =
      Set.of(
          "TableName",
          "AttributeDefinitions",
          "KeySchema",
          "BillingMode",
          "ProvisionedThroughput",
          "TableClass");

  @Override
  public ObjectNode answer(OperationInput input) {
    input.only(TAKEN);
    String name = TableNames.of(input);
    input.choice("TableClass", List.of("STANDARD"));
    TableCapacity capacity = capacity(input);
    TableSchema schema = schema(name, input);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("TableDescription", TableDescription.of(tables.create(schema, capacity), "ACTIVE"));
    return answer;
  }

  private static TableSchema schema(String name, OperationInput input) {
    Map<String, String> types = types(input);
    List<OperationInput> elements = keySchema(input);
    KeyAttribute partition = key(elements.get(0), types, "HASH", name(elements.get(0)));
    Optional<KeyAttribute> sort =
        elements.size() < 2
            ? Optional.empty()
            : Optional.of(key(elements.get(1), types, "RANGE", partition.name()));
    int used = sort.isPresent() ? 2 : 1;
    if (types.size() != used) {
      throw TablesError.parameter(
          "Number of attributes in KeySchema does not exactly match number of attributes defined in"
              + " AttributeDefinitions");
    }
    return new TableSchema(name, partition, sort);
  }

  private static Map<String, String> types(OperationInput input) {
    if (input.array("AttributeDefinitions").isEmpty()) {
      throw input.missing("AttributeDefinitions");
    }
    Map<String, String> types = new LinkedHashMap<>();
    for (OperationInput definition : input.objects("AttributeDefinitions")) {
      definition.only(Set.of("AttributeName", "AttributeType"));
      String type =
          definition
              .choice("AttributeType", List.of("B", "N", "S"))
              .orElseThrow(() -> definition.missing("AttributeType"));
      if (types.put(name(definition), type) != null) {
        throw TablesError.parameter("Cannot add attribute definition: duplicate AttributeName");
      }
    }
    return types;
  }

  private static List<OperationInput> keySchema(OperationInput input) {
    if (input.array("KeySchema").isEmpty()) {
      throw input.missing("KeySchema");
    }
    List<OperationInput> elements = input.objects("KeySchema");
    if (elements.isEmpty()) {
      throw input.constraint(
          "KeySchema", "'[]'", "Member must have length greater than or equal to 1");
    } else if (elements.size() > 2) {
      throw input.constraint(
          "KeySchema",
          "'" + input.json().get("KeySchema") + "'",
          "Member must have length less than or equal to 2");
    }
    return elements;
  }

  private static KeyAttribute key(
      OperationInput element, Map<String, String> types, String keyType, String partition) {
    element.only(Set.of("AttributeName", "KeyType"));
    String name = name(element);
    String given =
        element
            .choice("KeyType", List.of("HASH", "RANGE"))
            .orElseThrow(() -> element.missing("KeyType"));
    if (!given.equals(keyType)) {
      throw TablesError.validation(
          keyType.equals("HASH")
              ? "Invalid KeySchema: The first KeySchemaElement is not a HASH key type"
              : "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
    } else if (keyType.equals("RANGE") && name.equals(partition)) {
      throw TablesError.validation(
          "Both the Hash Key and the Range Key element in the KeySchema have the same name");
    } else if (!types.containsKey(name)) {
      throw TablesError.parameter(
          "Some index key attributes are not defined in AttributeDefinitions. Keys: [%s],"
                  .formatted(name)
              + " AttributeDefinitions: "
              + types.keySet());
    }
    return new KeyAttribute(name, types.get(name), keyType.equals("HASH"));
  }

  private static String name(OperationInput of) {
    return of.required("AttributeName");
  }

  private static TableCapacity capacity(OperationInput input) {
    String mode =
        input.choice("BillingMode", List.of(PROVISIONED, "PAY_PER_REQUEST")).orElse(PROVISIONED);
    Optional<OperationInput> units = input.object("ProvisionedThroughput");
    if (!mode.equals(PROVISIONED)) {
      if (units.isPresent()) {
        throw TablesError.parameter(
            "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is"
                + " PAY_PER_REQUEST");
      }
      return TableCapacity.ON_DEMAND;
    } else if (units.isEmpty()) {
      throw TablesError.parameter(
          "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is"
              + " PROVISIONED");
    }
    units.get().only(Set.of("ReadCapacityUnits", "WriteCapacityUnits"));
    return new TableCapacity(
        true, units(units.get(), "ReadCapacityUnits"), units(units.get(), "WriteCapacityUnits"));
  }

  private static int units(OperationInput throughput, String name) {
    return throughput.positive(name).orElseThrow(() -> throughput.missing(name));
  }
}
