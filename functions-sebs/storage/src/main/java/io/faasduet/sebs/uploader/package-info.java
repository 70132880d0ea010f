/** SeBS's 120.uploader: start with {@link io.faasduet.sebs.uploader.Uploader}. */
@NullMarked
package io.faasduet.sebs.uploader;

import org.jspecify.annotations.NullMarked;
