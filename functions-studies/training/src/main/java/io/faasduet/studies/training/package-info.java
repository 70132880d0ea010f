/**
 * The function {@code training-step}: a network is trained on batches in a store, for as long as an
 * execution may last, and the state is handed on to the next. Start with {@link
 * io.faasduet.studies.training.TrainingStep}; the loop is {@code TrainingLoop}.
 */
@NullMarked
package io.faasduet.studies.training;

import org.jspecify.annotations.NullMarked;
