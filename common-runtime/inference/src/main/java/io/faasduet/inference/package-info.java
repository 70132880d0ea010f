/**
 * Inference: models are run on images. Start with {@link io.faasduet.inference.ImageClassifier},
 * and with {@link io.faasduet.inference.InferenceSession} for models of other kinds.
 */
@NullMarked
package io.faasduet.inference;

import org.jspecify.annotations.NullMarked;
