package io.faasduet.localcloud.tables.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.AttributeValueJson;
import java.util.Map;

/** Items as JSON in single quotes. */
final class ItemText {
  private ItemText() {}

  static Map<String, AttributeValue> item(String json) {
    try {
      return AttributeValueJson.readAll(new ObjectMapper().readTree(json.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
