/**
 * SeBS's 210.thumbnailer: start with {@link io.faasduet.sebs.multimedia.thumbnailer.Thumbnailer}.
 */
@NullMarked
package io.faasduet.sebs.multimedia.thumbnailer;

import org.jspecify.annotations.NullMarked;
