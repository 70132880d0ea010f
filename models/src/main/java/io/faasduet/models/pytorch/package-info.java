/** Weights from PyTorch files. Start with {@link io.faasduet.models.pytorch.StateDictWeights}. */
@NullMarked
package io.faasduet.models.pytorch;

import org.jspecify.annotations.NullMarked;
