package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValueJson;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a write answers: the attributes that {@code ReturnValues} asks for. */
final class WriteAnswer {
  static final String RETURN_VALUES = "ReturnValues";
  static final String ALL_OLD = "ALL_OLD";
  static final String NONE = "NONE";

  private static final List<String> CHOICES =
      List.of("ALL_NEW", "UPDATED_OLD", ALL_OLD, NONE, "UPDATED_NEW");

  private WriteAnswer() {}

  /** What is asked for; of a write that is no update the old item or nothing. */
  static String wanted(OperationInput input, boolean update) {
    String wanted = input.choice(RETURN_VALUES, CHOICES).orElse(NONE);
    if (!update && !wanted.equals(ALL_OLD) && !wanted.equals(NONE)) {
      throw TablesError.validation("ReturnValues can only be ALL_OLD or NONE");
    }
    return wanted;
  }

  /** The answer with attributes, or without any. */
  static ObjectNode of(Optional<Map<String, AttributeValue>> attributes) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    attributes
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> answer.set("Attributes", AttributeValueJson.write(it)));
    return answer;
  }
}
