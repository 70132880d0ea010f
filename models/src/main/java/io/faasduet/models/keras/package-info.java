/** Weights from Keras files. Start with {@link io.faasduet.models.keras.KerasWeights}. */
@NullMarked
package io.faasduet.models.keras;

import org.jspecify.annotations.NullMarked;
