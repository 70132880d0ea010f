package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.expression.Expressions;
import io.faasduet.localcloud.tables.expression.Projection;
import io.faasduet.localcloud.tables.store.StoredTable;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValueJson;
import io.faasduet.localcloud.tables.value.ItemSize;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** BatchGetItem: up to 100 keys, answered up to 16 MB; the others are left unprocessed. */
record BatchGetItem(TableCatalogue tables) implements TableOperation {
  private static final String REQUESTS = "RequestItems";
  private static final String KEYS = "Keys";
  private static final Set<String> TAKEN =
      Set.of(KEYS, "ConsistentRead", GetItem.PROJECTION, RequestExpressions.NAMES);
  private static final int MAX_KEYS = 100;
  private static final long MAX_BYTES = 16L * 1024 * 1024;

  /** What is wanted of one table, checked. */
  private record Wanted(
      String name,
      StoredTable table,
      List<Map<String, AttributeValue>> keys,
      Optional<Projection> projection,
      OperationInput request) {}

  @Override
  public ObjectNode answer(OperationInput input) {
    input.only(Set.of(REQUESTS));
    OperationInput requests = input.requiredObject(REQUESTS);
    List<Wanted> wanted = new ArrayList<>();
    requests
        .json()
        .fieldNames()
        .forEachRemaining(name -> wanted.add(wanted(name, requests.requiredObject(name))));
    int count = wanted.stream().mapToInt(it -> it.keys().size()).sum();
    if (count > MAX_KEYS) {
      throw TablesError.validation("Too many items requested for the BatchGetItem call");
    } else if (count == 0) {
      throw input.constraint(
          REQUESTS,
          "'" + requests.json() + "'",
          "Member must have length greater than or equal to 1");
    }
    return read(wanted);
  }

  private Wanted wanted(String name, OperationInput request) {
    request.only(TAKEN);
    Expressions expressions = RequestExpressions.of(request, List.of(GetItem.PROJECTION));
    Optional<Projection> projection = request.text(GetItem.PROJECTION).map(expressions::projection);
    expressions.checkUsed();
    StoredTable table = TableNames.table(tables, name);
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    for (OperationInput key : request.objects(KEYS)) {
      keys.add(AttributeValueJson.readAll(key.json()));
    }
    keys.forEach(table.schema()::checkKey);
    if (new HashSet<>(keys).size() < keys.size()) {
      throw TablesError.validation("Provided list of item keys contains duplicates");
    }
    return new Wanted(name, table, keys, projection, request);
  }

  private static ObjectNode read(List<Wanted> wanted) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode responses = answer.putObject("Responses");
    ObjectNode unprocessed = answer.putObject("UnprocessedKeys");
    long bytes = 0;
    for (Wanted of : wanted) {
      ArrayNode items = responses.putArray(of.name());
      for (Map<String, AttributeValue> key : of.keys()) {
        Map<String, AttributeValue> item = of.table().get(key).orElse(Map.of());
        bytes += ItemSize.of(item);
        if (bytes > MAX_BYTES) {
          leave(unprocessed, of, key);
        } else if (!item.isEmpty()) {
          items.add(
              AttributeValueJson.write(
                  of.projection().isPresent() ? of.projection().get().of(item) : item));
        }
      }
    }
    return answer;
  }

  /** What is left can be sent again as it is answered. */
  private static void leave(ObjectNode unprocessed, Wanted of, Map<String, AttributeValue> key) {
    if (!unprocessed.has(of.name())) {
      ObjectNode again = of.request().json().deepCopy();
      again.putArray(KEYS);
      unprocessed.set(of.name(), again);
    }
    unprocessed
        .withObject("/" + of.name())
        .withArray("/" + KEYS)
        .add(AttributeValueJson.write(key));
  }
}
