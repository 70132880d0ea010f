/**
 * SeBS's 411.image-recognition: start with {@link io.faasduet.sebs.recognition.ImageRecognition}.
 */
@NullMarked
package io.faasduet.sebs.recognition;

import org.jspecify.annotations.NullMarked;
