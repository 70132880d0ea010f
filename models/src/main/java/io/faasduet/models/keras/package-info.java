/** Files that Keras has written. Start with {@link io.faasduet.models.keras.KerasFile}. */
@NullMarked
package io.faasduet.models.keras;

import org.jspecify.annotations.NullMarked;
