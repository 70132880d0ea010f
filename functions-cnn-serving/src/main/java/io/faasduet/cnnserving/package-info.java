/**
 * cnn-serving: classifies images with SqueezeNet.
 *
 * <p>Start with {@link io.faasduet.cnnserving.CnnServing}.
 */
@NullMarked
package io.faasduet.cnnserving;

import org.jspecify.annotations.NullMarked;
