/**
 * The operations of the table service, from the JSON of a request to the JSON of its answer.
 *
 * <p>Start with {@link io.faasduet.localcloud.tables.operation.TableOperations}.
 */
@NullMarked
package io.faasduet.localcloud.tables.operation;

import org.jspecify.annotations.NullMarked;
