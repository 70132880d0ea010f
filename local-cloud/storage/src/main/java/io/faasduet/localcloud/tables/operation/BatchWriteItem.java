package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.store.StoredTable;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** BatchWriteItem: up to 25 puts and deletes, each for itself; none is left unprocessed. */
record BatchWriteItem(TableCatalogue tables) implements TableOperation {
  private static final String REQUESTS = "RequestItems";
  private static final String PUT = "PutRequest";
  private static final String DELETE = "DeleteRequest";
  private static final int MAX_WRITES = 25;

  /** One write, checked. */
  private record Write(
      StoredTable table,
      Map<String, AttributeValue> key,
      Optional<Map<String, AttributeValue>> item) {}

  @Override
  public ObjectNode answer(OperationInput input) {
    input.only(Set.of(REQUESTS));
    OperationInput requests = input.object(REQUESTS).orElseThrow(() -> input.missing(REQUESTS));
    List<Write> writes = new ArrayList<>();
    checkCount(requests);
    requests
        .json()
        .fieldNames()
        .forEachRemaining(
            name -> {
              StoredTable table = TableNames.table(tables, name);
              requests.objects(name).forEach(request -> writes.add(write(table, request)));
            });
    Set<Object> keys = new HashSet<>();
    for (Write write : writes) {
      if (!keys.add(List.of(write.table().schema().name(), write.key()))) {
        throw TablesError.validation("Provided list of item keys contains duplicates");
      }
    }
    for (Write write : writes) {
      write.table().write(write.key(), before -> write.item());
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("UnprocessedItems");
    return answer;
  }

  private static void checkCount(OperationInput requests) {
    int count = 0;
    for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> table :
        requests.json().properties()) {
      count += requests.objects(table.getKey()).size();
      if (requests.objects(table.getKey()).isEmpty()) {
        count = 0;
        break;
      }
    }
    if (count == 0) {
      throw requests.constraint(
          "requestItems",
          "'" + requests.json() + "'",
          "Member must have length greater than or equal to 1");
    } else if (count > MAX_WRITES) {
      throw TablesError.validation("Too many items requested for the BatchWriteItem call");
    }
  }

  private static Write write(StoredTable table, OperationInput request) {
    request.only(Set.of(PUT, DELETE));
    Optional<OperationInput> put = request.object(PUT);
    Optional<OperationInput> delete = request.object(DELETE);
    if (put.isPresent() == delete.isPresent()) {
      throw TablesError.validation(
          put.isPresent()
              ? "Supplied AttributeValue has more than one datatypes set, must contain exactly one"
                  + " of the supported datatypes"
              : "Supplied AttributeValue is empty, must contain exactly one of the supported"
                  + " datatypes");
    } else if (put.isPresent()) {
      put.get().only(Set.of("Item"));
      Map<String, AttributeValue> item = put.get().requiredAttributes("Item");
      PutItem.checkSize(item);
      table.schema().checkItem(item);
      return new Write(table, table.schema().keyOf(item), Optional.of(item));
    }
    OperationInput deletion = delete.orElseThrow();
    deletion.only(Set.of("Key"));
    Map<String, AttributeValue> key = deletion.requiredAttributes("Key");
    table.schema().checkKey(key);
    return new Write(table, key, Optional.empty());
  }
}
