/**
 * Files and directories that appear whole or not at all, temporary directories, text files,
 * SHA-256, percent-encoding, and the root of the cache: one of each, for functions and the harness
 * alike.
 *
 * <p>Start with {@link io.faasduet.files.AtomicFile} and {@link io.faasduet.files.AtomicDirectory}.
 * The package has no dependencies, as every function ships it.
 */
@NullMarked
package io.faasduet.files;

import org.jspecify.annotations.NullMarked;
