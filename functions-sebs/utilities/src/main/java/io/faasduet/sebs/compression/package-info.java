/** SeBS's 311.compression: start with {@link io.faasduet.sebs.compression.Compression}. */
@NullMarked
package io.faasduet.sebs.compression;

import org.jspecify.annotations.NullMarked;
