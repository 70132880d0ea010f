/**
 * Decoding of JPEG and PNG images to RGB, no larger than needed, and thumbnails. Start with {@link
 * io.faasduet.image.ImageDecoder}.
 */
@NullMarked
package io.faasduet.image;

import org.jspecify.annotations.NullMarked;
