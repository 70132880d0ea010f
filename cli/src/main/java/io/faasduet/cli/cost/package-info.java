/**
 * Calculators of what published studies cost, from their inputs. Start with {@link
 * io.faasduet.cli.cost.CostCommand}.
 */
@NullMarked
package io.faasduet.cli.cost;

import org.jspecify.annotations.NullMarked;
