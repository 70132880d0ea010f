/**
 * DynamoDB's expressions: conditions and filters, key conditions, updates and projections, parsed
 * and applied to items.
 *
 * <p>Start with {@link io.faasduet.localcloud.tables.expression.Expressions}.
 */
@NullMarked
package io.faasduet.localcloud.tables.expression;

import org.jspecify.annotations.NullMarked;
