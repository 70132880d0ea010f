/**
 * Decoding of JPEG and PNG images to RGB, no larger than needed. Start with {@link
 * io.faasduet.inference.image.ImageDecoder}.
 */
@NullMarked
package io.faasduet.inference.image;

import org.jspecify.annotations.NullMarked;
