package io.faasduet.localcloud.lambda.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.faasduet.localcloud.lambda.function.ServiceException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a request that an operation does something about. What it would have to ignore is
 * refused, or success would be claimed for what was not done; fields that say nothing are not.
 *
 * @param done names of fields
 * @param onlyIf fields that are taken with one value, which is what happens anyway
 */
public record FieldsTaken(Set<String> done, Map<String, String> onlyIf) {
  public FieldsTaken {
    done = Set.copyOf(done);
    onlyIf = Map.copyOf(onlyIf);
  }

  public static FieldsTaken of(String... names) {
    return new FieldsTaken(Set.of(names), Map.of());
  }

  /** The same, and a field that may only be what is the case anyway. */
  public FieldsTaken andOnly(String name, String value) {
    Map<String, String> more = new HashMap<>(onlyIf);
    more.put(name, value);
    return new FieldsTaken(done, more);
  }

  /**
   * Looks at each field.
   *
   * @throws ServiceException if there is another one, with a value
   */
  public void check(ApiBody body) {
    check(body, "");
  }

  /** As {@link #check(ApiBody)}, of an object in the body, if it is there. */
  public void checkIn(ApiBody body, String object) {
    check(body.object(object), object + ".");
  }

  private void check(ApiBody body, String within) {
    for (Map.Entry<String, JsonNode> field : body.json().properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      if (done.contains(name) || saysNothing(value)) {
        continue;
      } else if (!onlyIf.containsKey(name)) {
        throw ServiceException.invalidParameter(within + name + " is not done by this service.");
      } else if (!value.asText().equals(onlyIf.get(name))) {
        throw ServiceException.invalidParameter(
            "%s%s can only be %s in this service.".formatted(within, name, onlyIf.get(name)));
      }
    }
  }

  private static boolean saysNothing(JsonNode value) {
    return value.isNull()
        || value.isContainerNode() && value.isEmpty()
        || value.isTextual() && value.textValue().isEmpty()
        || value.isBoolean() && !value.booleanValue();
  }
}
