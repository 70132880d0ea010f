/**
 * Attribute values and their JSON, sizes and order, and the refusals of the table service.
 *
 * <p>Start with {@link io.faasduet.localcloud.tables.value.AttributeValue}.
 */
@NullMarked
package io.faasduet.localcloud.tables.value;

import org.jspecify.annotations.NullMarked;
