/**
 * Native libraries: found, unpacked, and compressed for Lambda zips. Start with {@link
 * io.faasduet.inference.natives.NativeLibraryLocator}.
 */
@NullMarked
package io.faasduet.inference.natives;

import org.jspecify.annotations.NullMarked;
