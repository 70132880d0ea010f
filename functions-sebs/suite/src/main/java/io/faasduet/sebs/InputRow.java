package io.faasduet.sebs;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An item of a table.
 *
 * @param table the table's name in {@code benchmark.yaml}
 * @param item its attributes: strings and numbers, the keys among them
 */
public record InputRow(String table, Map<String, Object> item) {
  public InputRow {
    requireNonNull(table, "table");
    item = Collections.unmodifiableMap(new LinkedHashMap<>(item));
  }
}
