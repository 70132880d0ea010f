package io.faasduet.localcloud.tables.store;

import io.faasduet.localcloud.tables.value.AttributeValue;
import java.util.Map;
import java.util.Optional;

/**
 * An item before and after a write.
 *
 * @param before empty if there was none
 * @param after empty if there is none any more
 */
public record ItemWrite(
    Optional<Map<String, AttributeValue>> before, Optional<Map<String, AttributeValue>> after) {}
