/**
 * The tables that benchmarks keep items in. Start with {@link
 * io.faasduet.sebs.tables.BenchmarkTables}.
 */
@NullMarked
package io.faasduet.sebs.tables;

import org.jspecify.annotations.NullMarked;
