package io.faasduet.localcloud.tables.operation;

import io.faasduet.localcloud.tables.store.TableSchema;
import io.faasduet.localcloud.tables.value.AttributeValue;
import io.faasduet.localcloud.tables.value.TablesError;
import java.util.Map;

/** The key after which a page begins. */
final class StartKey {
  private StartKey() {}

  /** Refuses one that is not a key of the table. */
  static void check(TableSchema schema, Map<String, AttributeValue> key) {
    try {
      schema.checkKey(key);
    } catch (TablesError e) {
      throw TablesError.validation("The provided starting key is invalid: " + e.getMessage());
    }
  }
}
