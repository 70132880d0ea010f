package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.store.TableCatalogue;
import java.util.List;
import java.util.Set;

/** ListTables, in pages of at most 100. */
record ListTables(TableCatalogue tables) implements TableOperation {
  private static final int MAX_PAGE = 100;

  @Override
  public ObjectNode answer(OperationInput input) {
    input.only(Set.of("Limit", "ExclusiveStartTableName"));
    int limit = input.positive("Limit").orElse(MAX_PAGE);
    if (limit > MAX_PAGE) {
      throw input.constraint(
          "Limit", "'" + limit + "'", "Member must have value less than or equal to 100");
    }
    List<String> names =
        tables.namesAfter(
            input.text("ExclusiveStartTableName").map(TableNames::checked).orElse(""));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode page = answer.putArray("TableNames");
    names.stream().limit(limit).forEach(page::add);
    if (names.size() > limit) {
      answer.put("LastEvaluatedTableName", names.get(limit - 1));
    }
    return answer;
  }
}
