/** SeBS's 220.video-processing: start with {@link io.faasduet.sebs.video.VideoProcessing}. */
@NullMarked
package io.faasduet.sebs.video;

import org.jspecify.annotations.NullMarked;
