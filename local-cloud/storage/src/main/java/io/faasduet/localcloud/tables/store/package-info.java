/**
 * Tables and their items, in memory.
 *
 * <p>Start with {@link io.faasduet.localcloud.tables.store.StoredTable}.
 */
@NullMarked
package io.faasduet.localcloud.tables.store;

import org.jspecify.annotations.NullMarked;
