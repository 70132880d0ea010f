/**
 * The rules for values in plans.
 *
 * <p>Start with {@link io.faasduet.bench.option.PlanException}, which tells the user what is wrong.
 */
@NullMarked
package io.faasduet.bench.option;

import org.jspecify.annotations.NullMarked;
