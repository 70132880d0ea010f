/**
 * The commands that show the cache and clear it. Start with {@link
 * io.faasduet.cli.cache.CacheClearCommand} and {@link io.faasduet.cli.cache.CachePart}.
 */
@NullMarked
package io.faasduet.cli.cache;

import org.jspecify.annotations.NullMarked;
