package io.faasduet.localcloud.tables.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation of the API. */
@FunctionalInterface
public interface TableOperation {
  /**
   * Does it.
   *
   * @throws io.faasduet.localcloud.tables.value.TablesError if it is refused
   */
  ObjectNode answer(OperationInput input);
}
