/**
 * image-classify: classifies images with MobileNetV2, ResNet-50 or Inception-v3.
 *
 * <p>Start with {@link io.faasduet.imageclassify.ImageClassify}.
 */
@NullMarked
package io.faasduet.imageclassify;

import org.jspecify.annotations.NullMarked;
