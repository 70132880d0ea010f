/**
 * A DynamoDB service in this process, for tests and for functions of the local cloud.
 *
 * <p>Start with {@link io.faasduet.localcloud.tables.EmbeddedTables}.
 */
@NullMarked
package io.faasduet.localcloud.tables;

import org.jspecify.annotations.NullMarked;
