package io.faasduet.studies.messages.relay;

import io.faasduet.sebs.tables.BenchmarkTables;
import java.util.Map;
import java.util.Optional;

/** Items of a table whose partition key is {@code id}. */
record TableMedium(BenchmarkTables tables, String table) implements Medium {
  private static final String KEY = "id";
  private static final String CONTENT = "content";

  @Override
  public void write(String key, String text) {
    tables.put(table, Map.of(KEY, key, CONTENT, text));
  }

  @Override
  public Optional<String> read(String key) {
    return tables.get(table, Map.of(KEY, key)).map(item -> (String) item.get(CONTENT));
  }
}
