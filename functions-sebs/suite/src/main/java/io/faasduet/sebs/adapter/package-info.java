/**
 * Benchmarks that were written for SeBS's Java runtime. Start with {@link
 * io.faasduet.sebs.adapter.SebsFunction}.
 */
@NullMarked
package io.faasduet.sebs.adapter;

import org.jspecify.annotations.NullMarked;
