/**
 * The files that functions have embedded, made by their builds. Read {@link
 * io.faasduet.models.embedding.EmbedFiles} first.
 */
@NullMarked
package io.faasduet.models.embedding;

import org.jspecify.annotations.NullMarked;
